import { expect, office, test } from '../journey.ts';

const { exhibits } = office;

for (const path of [`/d/${exhibits.rich.id}/print`, `/d/${exhibits.rich.id}`, '/guide', '/catalog']) {
  test(`${path} on paper keeps letterhead and text, and leaves navigation on the screen`, async ({ open }) => {
    const page = await open();
    await page.goto(path);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText('云岭县政府信息公开').first()).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('navigation', { name: '主导航' })).toHaveCount(0);
    await expect(page.getByRole('search')).toHaveCount(0);
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  });
}

test('the printed item names its address and carries it as a code to scan', async ({ open }) => {
  const page = await open();
  await page.goto(`/d/${exhibits.rich.id}`);
  await page.getByRole('link', { name: '打印版' }).click();
  await expect(page.getByText(`${office.portalUrl}/d/${exhibits.rich.id}`)).toBeVisible();
  const code = page.getByRole('img', { name: '本页网址的二维码' });
  await expect.poll(() => code.evaluate(image => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
});

for (const [form, title] of [
  ['publication', '信息发布审核表'],
  ['secrecy', '政府信息公开保密审查表'],
] as const) {
  test(`${title} on paper shows who signed, and no buttons`, async ({ open }) => {
    const page = await open({ as: 'clerk' });
    await page.goto(`/disclosures/${exhibits.rich.id}/print/${form}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText('系统内签批').first()).toBeVisible();
    await expect(page.getByRole('button', { name: '打印' })).toHaveCount(0);
    await expect(page.getByRole('link', { name: '回到这条信息' })).toHaveCount(0);
  });
}
