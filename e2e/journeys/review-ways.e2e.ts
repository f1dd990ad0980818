import { setTestClock } from '@gongkai/contract';
import type { Locator, Page } from '@playwright/test';
import { atFinal, submit } from '../exhibits.ts';
import { answerSecrecyForm, choose, expectState, pickFile, typeDay } from '../fields.ts';
import { scan } from '../files.ts';
import { expect, office, test } from '../journey.ts';

const beijingDay = (daysFromNow: number) =>
  new Date(Date.now() + 8 * 3_600_000 + daysFromNow * 86_400_000).toISOString().slice(0, 10);

test('a reviewer returns an item with comments; the drafter reads them, mends and submits again', async ({
  open,
  desk,
}) => {
  const title = `云岭县公共停车场名录（虚构${Date.now()}）`;
  const { id } = await submit(desk, title);
  const reviewer = await open({ as: 'reviewer' });
  await reviewer.goto(`/disclosures/${id}`);
  await reviewer.getByRole('button', { name: '退回' }).click();
  const dialog = reviewer.getByRole('dialog', { name: '退回起草人' });
  await dialog.getByRole('button', { name: '退回', exact: true }).click();
  await expect(dialog).toContainText('请写明要改什么');
  await dialog.getByLabel('退回的原因、要改什么').fill('请补充车位数量。');
  await dialog.getByRole('button', { name: '退回', exact: true }).click();
  await expectState(reviewer, '已退回');

  const clerk = await open({ as: 'clerk' });
  await clerk.goto('/');
  await clerk.getByRole('link', { name: title, exact: true }).click();
  await expect(clerk.getByRole('main')).toContainText('请补充车位数量。');
  await clerk.getByRole('button', { name: '修改' }).click();
  await clerk.getByRole('textbox', { name: '正文' }).click();
  await clerk.keyboard.type('共有车位120个。');
  await clerk.getByRole('button', { name: '保存，去核对并提交' }).click();
  await clerk.getByRole('button', { name: '提交审核' }).click();
  const again = clerk.getByRole('dialog', { name: '提交审核' });
  await again.getByRole('checkbox').check();
  await again.getByRole('button', { name: '签署初审并提交' }).click();
  await expectState(clerk, '审核中');
  await clerk.getByRole('tab', { name: '签批' }).click();
  await expect(clerk.getByRole('row').filter({ hasText: '请补充车位数量。' })).toContainText('已处理');
});

test('an item is published at the time that was set, not before', async ({ open, desk, request }) => {
  const { id } = await atFinal(desk, `云岭县烟花燃放公告（虚构${Date.now()}）`);
  const [day, time] = [beijingDay(1), '09:30'];
  const page = await open({ as: 'publisher' });
  await page.goto(`/disclosures/${id}`);
  await page.getByRole('button', { name: '终审发布' }).click();
  const dialog = page.getByRole('dialog', { name: '终审发布' });
  await dialog.getByRole('radio', { name: '定时发布' }).check();
  await typeDay(dialog, '到这个时间发布', `${day} ${time}`);
  await dialog.getByRole('button', { name: '签署同意并发布' }).click();
  await expectState(page, '待定时发布');

  const reader = await open();
  const now = Date.now();
  const setClock = (at: string) => request.put(office.officeUrl + setTestClock.path, { data: { now: at } });
  try {
    await setClock(`${day}T09:29:00+08:00`);
    expect((await reader.goto(`/d/${id}`))?.status()).toBe(404);
    await setClock(`${day}T09:31:00+08:00`);
    await expect.poll(async () => (await reader.goto(`/d/${id}`))?.status()).toBe(200);
    await expect(reader.getByRole('definition').filter({ hasText: day })).toHaveCount(1);
  } finally {
    await setClock(new Date(now).toISOString());
  }
  await page.reload();
  await expectState(page, '已公开');
});

test('a township clerk records what leaders signed on paper, with the scans, and the last of them publishes', async ({
  open,
  township,
}) => {
  const { id, contentHash } = await submit(township, `青石镇冬季供暖安排（虚构${Date.now()}）`);
  const page = await open({ as: 'qingshi.clerk' });
  await page.goto(`/disclosures/${id}/print/publication`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('信息发布审核表');
  await expect(page.getByRole('main')).toContainText(contentHash);
  await page.getByRole('link', { name: '回到这条信息' }).click();

  const review = await openOffline(page);
  await review.getByRole('radio', { name: '两者都有' }).check();
  await review.getByRole('button', { name: '登记', exact: true }).click();
  await expect(review).toContainText('请上传签批件的扫描件或照片');
  await answerSecrecyForm(review);
  await recordPaper(review, '分管领导', '审核表扫描件一.png');
  await expect(review.getByRole('alert')).toContainText('没有办成');
  await choose(review, '签批人', '复审');
  await review.getByRole('button', { name: '登记', exact: true }).click();
  await expect(review).toBeHidden();

  const final = await openOffline(page);
  await recordPaper(final, '分管领导', '审核表扫描件二.png');
  await expect(final).toBeHidden();
  await expectState(page, '已公开');
  await page.getByRole('tab', { name: '签批' }).click();
  const signed = page.getByRole('row').filter({ hasText: '线下签批' });
  await expect(signed).toHaveCount(3);
  const download = page.waitForEvent('download');
  await signed.first().getByRole('link', { name: '扫描件' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.png$/);
});

async function openOffline(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: '登记线下签批' }).click();
  return page.getByRole('dialog', { name: /登记线下签批/ });
}

async function recordPaper(dialog: Locator, signer: string, scanName: string): Promise<void> {
  await choose(dialog, '签批人', signer);
  await typeDay(dialog, '签批日期', beijingDay(0));
  await pickFile(dialog, '选择扫描件', scan(scanName));
  await expect(dialog.getByText(scanName)).toBeVisible();
  await dialog.getByLabel('纸上写的意见').fill('同意。');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
}
