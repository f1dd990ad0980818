import { DEMO_PASSWORD, totpSecretOf } from '@gongkai/server/demo/county/accounts.ts';
import { totpCode, totpStepAt } from '@gongkai/server/platform/sessions/totp.ts';
import { expectState } from '../fields.ts';
import { expect, test } from '../journey.ts';
import { tabTo } from '../tab-walk.ts';

test('a clerk without a mouse signs in, writes a draft with a table, and submits it', async ({ open }) => {
  const page = await open({ as: 'nobody' });
  const { keyboard } = page;
  await page.goto('/');
  await expect(page.getByLabel('登录名')).toBeFocused();
  await keyboard.type('qingshi.clerk');
  await tabTo(page, page.getByLabel('口令'));
  await keyboard.type(DEMO_PASSWORD);
  await keyboard.press('Enter');
  await expect(page.getByLabel('动态口令')).toBeFocused();
  await keyboard.type(totpCode(totpSecretOf('qingshi.clerk'), totpStepAt(Date.now())));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '待办' })).toBeVisible();

  await keyboard.press('g');
  await keyboard.press('2');
  await expect(page.getByRole('heading', { name: '信息', exact: true })).toBeVisible();
  await tabTo(page, page.getByRole('main').getByRole('link', { name: '起草一条信息' }));
  await keyboard.press('Enter');

  await expect(page.getByLabel('标题', { exact: true })).toBeFocused();
  await keyboard.type(`青石镇便民服务点名单（虚构${Date.now()}）`);
  const toolbar = page.getByRole('toolbar', { name: '正文格式' });
  await tabTo(page, toolbar.getByRole('button').first());
  await keyboard.press('Tab');
  const body = page.getByRole('textbox', { name: '正文' });
  await expect(body).toBeFocused();
  await keyboard.type('名单如下。');
  await keyboard.press('Enter');
  await keyboard.press('Shift+Tab');
  const insert = toolbar.getByRole('button', { name: '插入表格' });
  for (let step = 0; step < 30 && !(await insert.evaluate(button => button === document.activeElement)); step++)
    await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  for (const cell of ['服务点', '地址', '电话']) {
    await keyboard.type(cell);
    await keyboard.press('Tab');
  }
  await expect(body.getByRole('columnheader', { name: '电话' })).toBeVisible();
  await keyboard.press('Control+End');
  await tabTo(page, page.getByRole('button', { name: '选择文件' }));

  await tabTo(page, page.getByRole('combobox', { name: '栏目' }));
  await keyboard.type('机构职能');
  await keyboard.press('Enter');
  await tabTo(page, page.getByLabel('成文日期'));
  await keyboard.type(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
  await keyboard.press('Enter');
  await keyboard.press('Control+s');
  await expect(page).toHaveURL(/\/disclosures\/\d+\/edit$/);
  await expect(page.getByRole('status').filter({ hasText: '全部已保存' })).toBeVisible();

  await tabTo(page, page.getByRole('button', { name: '保存，去核对并提交' }));
  await keyboard.press('Enter');
  await expect(page).toHaveURL(/\/disclosures\/\d+$/);
  await tabTo(page, page.getByRole('button', { name: '提交审核' }));
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '提交审核' });
  await tabTo(page, dialog.getByRole('checkbox'));
  await keyboard.press('Space');
  await tabTo(page, dialog.getByRole('button', { name: '签署初审并提交' }));
  await keyboard.press('Enter');
  await expectState(page, '审核中');
});

test('a reader without a mouse skips to the text, searches, and opens what was found', async ({ open }) => {
  const page = await open();
  const { keyboard } = page;
  await page.goto('/catalog');
  await keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.reload();
  await tabTo(page, page.getByRole('searchbox', { name: '搜索政府信息' }));
  await keyboard.type('临时生活补助');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('临时生活补助');
  await tabTo(page, page.getByRole('link', { name: '云岭县临时生活补助办法（虚构）', exact: true }));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('云岭县临时生活补助办法（虚构）');
  await tabTo(page, page.getByRole('article').getByRole('group', { name: '表格' }));
});
