import { bringToPublic, draft, load } from '../../tests/system/item-way.ts';
import { expectState } from '../fields.ts';
import { expect, office, test } from '../journey.ts';
import { placesShowing, publicPlaces } from '../public-places.ts';

const NOTE = '表中青石至柳溪的里程更正为12.68公里。';
const TABLE =
  '<table><tbody><tr><th><p>路段</p></th><th><p>公里</p></th></tr><tr><td><p>青石至柳溪</p></td><td><p>12.6</p></td></tr></tbody></table>';
const agencyId = office.seed.accounts.find(account => account.role === 'clerk')!.agencyId;

test('a correction shows a note; until it is signed the first edition stays, the reviewer sees the difference', async ({
  open,
  desk,
}) => {
  const item = await bringToPublic(desk, await draft(desk, { title: '云岭县村道里程表（虚构）', body: TABLE }));
  const clerk = await open({ as: 'clerk' });
  await clerk.goto(`/disclosures/${item.id}`);
  await clerk.getByRole('button', { name: '更正' }).click();
  const dialog = clerk.getByRole('dialog', { name: '更正已公开的信息' });
  await dialog.getByLabel('更正说明').fill(NOTE);
  await dialog.getByRole('button', { name: '开始更正' }).click();
  const body = clerk.getByRole('textbox', { name: '正文' });
  await body.getByText('12.6', { exact: true }).click();
  await clerk.keyboard.press('End');
  await clerk.keyboard.type('8');
  await expect(body).toContainText('12.68');
  await clerk.getByRole('button', { name: '保存，去核对并提交' }).click();
  await clerk.getByRole('tab', { name: '与上一版比较' }).click();
  await expect(clerk.getByRole('insertion')).toHaveText('12.68');

  const reader = await open();
  await reader.goto(`/d/${item.id}`);
  await expect(reader.getByRole('cell', { name: '12.6', exact: true })).toBeVisible();
  await bringToPublic(desk, await load(desk.clerk, item.id));
  await reader.reload();
  await expect(reader.getByRole('cell', { name: '12.68', exact: true })).toBeVisible();
  await expect(reader.getByRole('article')).toContainText(NOTE);
  await expect(reader.getByRole('region').or(reader.getByRole('article'))).toContainText('第 2 版');
});

test('a withdrawal takes it off every page at once and leaves a tombstone at its address', async ({ open, desk }) => {
  const title = `云岭县麤石村道路里程公告（虚构${Date.now()}）`;
  const category = 'normative-documents';
  const { id } = await bringToPublic(desk, await draft(desk, { title, category, body: TABLE }));
  const places = publicPlaces({ id, agencyId, category, word: '麤石' });
  const reader = await open();
  const { request } = reader.context();
  expect(await placesShowing(request, places, title)).toEqual(places);

  const page = await open({ as: 'publisher' });
  await page.goto(`/disclosures/${id}`);
  await page.getByRole('button', { name: '撤回' }).click();
  const dialog = page.getByRole('dialog', { name: '撤回已公开的信息' });
  await dialog.getByRole('radio', { name: '内容有误' }).check();
  await dialog.getByLabel('撤回原因').fill('里程数据待重新核实');
  await dialog.getByRole('button', { name: '撤回' }).click();
  await expectState(page, '已撤回');

  expect(await placesShowing(request, places, title)).toEqual([`/d/${id}/print`]);
  expect(await (await request.get('/sitemaps/items-0.xml')).text()).not.toContain(`/d/${id}</loc>`);
  expect((await reader.goto(`/d/${id}`))?.status()).toBe(410);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('信息已撤回');
  await expect(reader.getByRole('main')).not.toContainText('里程数据待重新核实');
});
