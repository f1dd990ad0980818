import { expect, office, test } from '../journey.ts';

const noScript = { javaScriptEnabled: false };

test('a reader without script searches, narrows by agency, and walks to the next page and back', async ({ open }) => {
  const page = await open(noScript);
  await page.goto('/');
  await page.getByRole('searchbox', { name: '搜索政府信息' }).fill('云岭县');
  await page.getByRole('search').getByRole('button', { name: '搜索' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('搜索“云岭县”');
  await expect(page.locator('mark').first()).toHaveText('云岭县');
  const agencies = page.getByRole('combobox', { name: '公开机构' });
  const finance = (await agencies.getByRole('option').allInnerTexts()).find(text => text.startsWith('县财政局'))!;
  await agencies.selectOption(finance);
  await page.getByRole('main').getByRole('button', { name: '搜索' }).click();
  const rows = page.getByRole('main').getByRole('list').last().getByRole('listitem');
  await expect(page.getByRole('status')).toContainText('新的在前');
  for (const row of await rows.all()) await expect(row).toContainText('县财政局');

  await page.goto('/latest');
  const first = await rows.first().innerText();
  await page.getByRole('link', { name: '下一页' }).click();
  expect(await rows.first().innerText()).not.toBe(first);
  await page.getByRole('link', { name: '回到第一页' }).click();
  expect(await rows.first().innerText()).toBe(first);
});

test('a filter by days that finds nothing says what to do, and is cleared with one link', async ({ open }) => {
  const page = await open(noScript);
  await page.goto('/c/normative-documents');
  await page.getByLabel('公开日期从').fill('1999-01-01');
  await page.getByLabel('到', { exact: true }).fill('1999-12-31');
  await page.getByRole('button', { name: '筛选' }).click();
  await expect(page.getByText('没有符合条件的信息')).toBeVisible();
  await page.getByRole('link', { name: '清除' }).click();
  await expect(page).toHaveURL('/c/normative-documents');
});

test('长辈模式 and 高对比 are remembered without script, lead back to the page, and can be left', async ({ open }) => {
  const page = await open(noScript);
  await page.goto(`/d/${office.exhibits.rich.id}`);
  const size = () => page.locator('body').evaluate(body => Number.parseFloat(getComputedStyle(body).fontSize));
  const plain = await size();
  await page.getByRole('link', { name: '长辈模式' }).click();
  await expect(page).toHaveURL(`/d/${office.exhibits.rich.id}`);
  expect(await size()).toBeGreaterThanOrEqual(plain * 1.25);
  await page.goto('/');
  const tasks = page.getByRole('navigation', { name: '办事' }).getByRole('link');
  for (const task of await tasks.all()) expect((await task.boundingBox())!.height).toBeGreaterThanOrEqual(60);
  const [list, firstTask] = [page.getByRole('heading', { name: '最新公开' }), tasks.first()];
  expect((await firstTask.boundingBox())!.y).toBeLessThan((await list.boundingBox())!.y);
  await page.getByRole('link', { name: '高对比' }).click();
  await expect(page.getByRole('link', { name: '退出高对比' })).toBeVisible();
  await page.getByRole('link', { name: '退出长辈模式' }).click();
  await page.getByRole('link', { name: '退出高对比' }).click();
  expect(await size()).toBe(plain);
  await expect(page).toHaveURL('/');
});
