import { choose } from '../fields.ts';
import { expect, office, test } from '../journey.ts';

test('the auditor reads who did what, narrows it, and is recorded for reading', async ({ open }) => {
  const page = await open({ as: 'security-auditor' });
  await page.goto('/audit');
  const rows = page.getByRole('table', { name: '审计记录' }).getByRole('row');
  await expect(rows.filter({ hasText: '登录' }).first()).toBeVisible();
  await page.getByRole('button', { name: '登录', exact: true }).first().click();
  await expect(page).toHaveURL(/kind=signed-in/);
  await expect(page.getByRole('main').getByTitle('登录', { exact: true })).toBeVisible();
  await choose(page, '事项', '查阅审计记录');
  await page.getByRole('button', { name: '筛选' }).click();
  await expect(rows.nth(1)).toContainText('查阅审计记录');
  await page.getByLabel('对象').fill('nothing/12');
  await page.getByRole('button', { name: '筛选' }).click();
  await expect(page.getByText('没有符合条件的记录')).toBeVisible();
});

const REFUSED: readonly { who: string; path: string; says: string }[] = [
  { who: 'clerk', path: '/audit', says: '没有权限' },
  { who: 'system-administrator', path: '/audit', says: '没有权限' },
  { who: 'security-administrator', path: `/disclosures/${office.exhibits.draft}`, says: '没有权限' },
  { who: 'qingshi.clerk', path: `/disclosures/${office.exhibits.draft}`, says: '没有找到' },
  { who: 'security-auditor', path: '/disclosures/new', says: '您没有起草信息的岗位' },
  { who: 'clerk', path: '/disclosures/999999999', says: '没有找到' },
  { who: 'clerk', path: '/no/such/room', says: '没有这个页面' },
];

for (const { who, path, says } of REFUSED) {
  test(`${path} tells ${who}: ${says}`, async ({ open }) => {
    const page = await open({ as: who });
    await page.goto(path);
    await expect(page.getByRole('main')).toContainText(says);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  });
}

const ROOMS: readonly { who: string; rooms: readonly string[] }[] = [
  { who: 'clerk', rooms: ['待办', '信息', '机构与人员', '工作日历'] },
  { who: 'security-auditor', rooms: ['待办', '机构与人员', '审计', '工作日历'] },
  { who: 'system-administrator', rooms: ['待办', '机构与人员', '工作日历'] },
];

for (const { who, rooms } of ROOMS) {
  test(`${who} finds the rooms that open, and no button for what is not allowed`, async ({ open }) => {
    const page = await open({ as: who });
    await page.goto('/agencies');
    const list = page.getByRole('navigation', { name: '工作台' });
    await expect(list.getByRole('link')).toHaveText([...rooms]);
    await expect(page.getByRole('button', { name: '新设机构' })).toHaveCount(who === 'system-administrator' ? 1 : 0);
    await list.getByRole('link', { name: '工作日历' }).click();
    await expect(page.getByRole('table', { name: '逐日说明' }).getByRole('row').nth(1)).toBeVisible();
  });
}

test('whoever is not signed in is led to the sign-in and back to where they wanted to go', async ({ open }) => {
  const page = await open({ as: 'nobody' });
  await page.goto(`/disclosures/${office.exhibits.draft}?tab=history`);
  await expect(page.getByRole('heading', { name: '工作台登录' })).toBeVisible();
  await expect(page.getByText('登录已结束')).toHaveCount(0);
  await page.getByLabel('登录名').fill('nobody.here');
  await page.getByLabel('口令').fill('wrong');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('alert')).toContainText('没有办成');
  expect(new URL(page.url()).searchParams.get('back')).toContain('history');
});
