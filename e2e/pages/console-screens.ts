import type { Role } from '@gongkai/contract';
import { expect, type Page } from '@playwright/test';
import type { OpenOffice } from '../office.ts';

export interface ConsoleScreen {
  readonly name: string;
  readonly as: Role | 'nobody';
  readonly path: string;
  /** What must be read there before the screen counts as shown. */
  readonly shows: string;
  /** Walks from the address to a dialog, a drawer or a state. */
  readonly then?: (page: Page) => Promise<void>;
}

const press = (button: string) => async (page: Page) => {
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
};

const openPerson = (name: string) => async (page: Page) => {
  await page.getByRole('main').getByRole('button', { name }).click();
  await expect(page.getByRole('dialog', { name })).toBeVisible();
};

/** Every screen of the console with what opens over it, each as a person who may use it; then what people see who may not. */
export function consoleScreens({ exhibits, seed }: Pick<OpenOffice, 'exhibits' | 'seed'>): ConsoleScreen[] {
  const item = (id: number, tab?: string) => `/disclosures/${id}${tab ? `?tab=${tab}` : ''}`;
  const agency = seed.agencies.find(({ name }) => name.endsWith('办公室'))!.id;
  const accountOf = (role: Role) => seed.accounts.find(account => account.role === role)!;
  const nameOf = (role: Role) => accountOf(role).name;
  /** The people of one agency: in a whole county the list goes on for pages. */
  const people = `/people?agency=${accountOf('leader').agencyId}`;
  const as = (role: Role) => (name: string, path: string, shows: string, then?: ConsoleScreen['then']) => ({
    name,
    as: role,
    path,
    shows,
    ...(then ? { then } : {}),
  });
  const [clerk, reviewer, secrecy, publisher] = [as('clerk'), as('reviewer'), as('secrecy-reviewer'), as('publisher')];
  const [system, security, auditor] = [
    as('system-administrator'),
    as('security-administrator'),
    as('security-auditor'),
  ];
  return [
    { name: 'sign-in', as: 'nobody', path: '/', shows: '工作台登录' },
    clerk('work list', '/', '待办'),
    clerk('why a day', '/', '待办', openFirstDay),
    clerk('menu of the person', '/', '待办', openPersonMenu),
    clerk('shortcuts', '/', '待办', async page => {
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: '键盘操作' })).toBeVisible();
    }),
    clerk('items', '/disclosures', '信息'),
    clerk('no items found', '/disclosures?q=%F0%A0%AE%B7%E9%BE%98', '没有符合条件的信息'),
    clerk('new item', '/disclosures/new', '起草信息'),
    clerk('edit with faults', `/disclosures/${exhibits.flawed}/edit`, '提交前检查'),
    clerk('edit returned', `/disclosures/${exhibits.returned}/edit`, '第三项缺少责任单位'),
    clerk('draft', item(exhibits.draft), '草稿'),
    clerk('submit', item(exhibits.draft), '草稿', press('提交审核')),
    clerk('give up', item(exhibits.draft), '草稿', press('作废')),
    secrecy('secrecy form', item(exhibits.inReview), '审核中', press('签署保密审查')),
    clerk('on paper', item(exhibits.inReview), '审核中', press('登记线下签批')),
    publisher('last signature', item(exhibits.atFinal), '审核中', press('终审发布')),
    reviewer('waiting for others', item(exhibits.atFinal), '审核中'),
    publisher('return', item(exhibits.atFinal), '审核中', press('退回')),
    publisher('scheduled', item(exhibits.scheduled), '待定时发布'),
    clerk('published', item(exhibits.rich.id), '已公开'),
    clerk('comparison', item(exhibits.rich.id, 'comparison'), '更正说明'),
    clerk('signatures', item(exhibits.rich.id, 'signatures'), '每一份签批都绑定当时的内容'),
    clerk('history', item(exhibits.rich.id, 'history'), '台账只增不改'),
    clerk('correct', item(exhibits.rich.id), '已公开', press('更正')),
    publisher('withdraw', item(exhibits.rich.id), '已公开', press('撤回')),
    clerk('withdrawn', item(exhibits.withdrawn), '已撤回'),
    clerk('publication sheet', `/disclosures/${exhibits.rich.id}/print/publication`, '信息发布审核表'),
    clerk('secrecy sheet', `/disclosures/${exhibits.rich.id}/print/secrecy`, '保密审查表'),
    system('agencies', '/agencies', '机构与人员'),
    system('agency', `/agencies?agency=${agency}`, '工作机构联系方式'),
    system('found an agency', '/agencies', '机构与人员', press('新设机构')),
    system('rename an agency', `/agencies?agency=${agency}`, '工作机构联系方式', press('修改资料、改名')),
    system('close an agency', `/agencies?agency=${agency}`, '工作机构联系方式', press('撤销或并入')),
    system('import agencies', '/agencies', '机构与人员', press('从表格导入机构')),
    security('people', people, nameOf('leader')),
    security('person', people, nameOf('leader'), openPerson(nameOf('leader'))),
    security('register a person', people, nameOf('leader'), press('登记人员')),
    security('give a post', people, nameOf('leader'), async page => {
      await openPerson(nameOf('leader'))(page);
      await page.getByRole('button', { name: '授予岗位' }).click();
      await expect(page.getByRole('dialog', { name: /授予/ })).toBeVisible();
    }),
    auditor('audit', '/audit', '请求编号'),
    clerk('calendar', '/calendar?from=2026-09-20&days=20', '第几个工作日'),
    clerk('change the password', '/account/password', '修改口令'),
    clerk('enrol a second factor', '/account/second-factor', '绑定动态口令'),
    clerk('forbidden', '/audit', '没有权限'),
    clerk('no such item', '/disclosures/999999999', '没有找到'),
    clerk('no such page', '/no/such/room', '没有这个页面'),
  ];
}

async function openFirstDay(page: Page): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('button', { name: /工作日|到期|逾期/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

async function openPersonMenu(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button').last().click();
  await expect(page.getByRole('menuitem', { name: '修改口令' })).toBeVisible();
}
