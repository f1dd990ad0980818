import type { Page } from '@playwright/test';
import { choose, pick, pickFile, typeDay } from '../fields.ts';
import { sheet } from '../files.ts';
import { expect, test } from '../journey.ts';

const mark = Date.now();
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const FOUNDED = `云岭县大数据中心（虚构${mark}）`;
const RENAMED = `云岭县数据局（虚构${mark}）`;

test('an administrator founds an agency, renames it, and merges it into another; the public list follows', async ({
  open,
}) => {
  const page = await open({ as: 'system-administrator' });
  const reader = await open();
  const listed = (name: string) => reader.getByRole('main').getByText(name);
  await page.goto('/agencies');

  await page.getByRole('button', { name: '新设机构' }).click();
  const founding = page.getByRole('dialog', { name: '新设机构' });
  await founding.getByRole('button', { name: '新设', exact: true }).click();
  await expect(founding).toContainText('请填写机构全称');
  await founding.getByLabel('机构名称', { exact: true }).fill(FOUNDED);
  await founding.getByLabel('简称', { exact: true }).fill('大数据中心');
  await founding.getByLabel('统一社会信用代码').fill('11111111MB00000000');
  await pick(founding, '类别', '政府部门');
  await pick(founding, '层级', '县级');
  await choose(founding, '上级机构', '云岭县人民政府');
  await founding.getByRole('button', { name: '新设', exact: true }).click();
  await expect(founding).toContainText(/校验/);
  await founding.getByLabel('统一社会信用代码').fill('');
  await founding.getByRole('button', { name: '新设', exact: true }).click();
  await expect(page.getByRole('region', { name: FOUNDED })).toBeVisible();
  await reader.goto('/agencies');
  await expect(listed(FOUNDED)).toBeVisible();

  await page.getByRole('button', { name: '修改资料、改名' }).click();
  const renaming = page.getByRole('dialog', { name: `修改 ${FOUNDED}` });
  await renaming.getByLabel('机构名称', { exact: true }).fill(RENAMED);
  await expect(renaming).toContainText('原名作为曾用名保留');
  await renaming.getByRole('button', { name: '保存' }).click();
  const view = page.getByRole('region', { name: RENAMED });
  await expect(view.getByRole('definition').filter({ hasText: FOUNDED })).toBeVisible();
  await reader.reload();
  await expect(listed(RENAMED)).toBeVisible();

  await page.getByRole('button', { name: '撤销或并入' }).click();
  const closing = page.getByRole('dialog', { name: `撤销或并入 ${RENAMED}` });
  await typeDay(closing, '撤销日期', today);
  await choose(closing, '并入机构', '云岭县人民政府办公室');
  await closing.getByLabel('原因').fill('机构改革（虚构）');
  await closing.getByRole('button', { name: '确认' }).click();
  await expect(closing).toBeHidden();
  await page.getByRole('checkbox', { name: '也列出已撤销、已合并的机构' }).check();
  await page.getByRole('navigation', { name: '机构', exact: true }).getByRole('link', { name: RENAMED }).click();
  await expect(view.getByRole('definition').filter({ hasText: '云岭县人民政府办公室' })).toBeVisible();
  await expect(view.getByRole('button', { name: '修改资料、改名' })).toHaveCount(0);
});

test('a sheet with faults is refused whole, each fault with its row and column; mended, it is taken', async ({
  open,
}) => {
  const page = await open({ as: 'system-administrator' });
  await page.goto('/agencies');
  await page.getByRole('button', { name: '从表格导入机构' }).click();
  const dialog = page.getByRole('dialog', { name: '从表格导入机构' });
  const template = page.waitForEvent('download');
  await dialog.getByRole('link', { name: '下载空白模板' }).click();
  expect((await template).suggestedFilename()).toMatch(/\.xlsx$/);

  const header = ['机构名称', '简称', '上级机构', '类别', '层级', '统一社会信用代码'];
  const good = [`云岭县气象站（虚构${mark}）`, '气象站', '云岭县人民政府', '公共企事业单位', '县级', ''];
  const bad = [`云岭县水文站（虚构${mark}）`, '水文站', '云岭县人民政府', '事务所', '县级', '123'];
  await pickFile(dialog, '选择 .xlsx 文件', sheet('机构.xlsx', [header, good, bad]));
  const faults = dialog.getByRole('table');
  await expect(dialog.getByRole('alert')).toContainText('没有写入任何一条');
  await expect(faults.getByRole('row').filter({ hasText: '事务所' })).toContainText('类别');
  await expect(faults.getByRole('row').filter({ hasText: '123' }).getByRole('cell').first()).toHaveText('3');
  await pickFile(dialog, '选择 .xlsx 文件', sheet('机构.xlsx', [header, good]));
  await expect(dialog.getByRole('status')).toHaveText('已导入 1 个机构。');
  await dialog.getByRole('button', { name: '关闭' }).click();
  await expect(page.getByRole('link', { name: good[0]! })).toBeVisible();

  await pickFileOfOtherKind(page);
});

/** A text that was renamed: told what it is, not that it failed. */
async function pickFileOfOtherKind(page: Page) {
  await page.getByRole('button', { name: '从表格导入机构' }).click();
  const dialog = page.getByRole('dialog', { name: '从表格导入机构' });
  const text = { name: '机构.xlsx', mimeType: 'text/plain', buffer: Buffer.from('机构名称,简称') };
  await pickFile(dialog, '选择 .xlsx 文件', text);
  await expect(dialog.getByRole('alert')).toContainText('没有办成');
}
