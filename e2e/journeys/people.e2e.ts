import { totpCode, totpStepAt } from '@gongkai/server/platform/sessions/totp.ts';
import { choose, pickFile, typeDay } from '../fields.ts';
import { sheet } from '../files.ts';
import { expect, office, test } from '../journey.ts';

const mark = Date.now();
const NAME = `虚构新人${String(mark).slice(-4)}`;
const LOGIN = `xinren.${mark}`;
const PASSWORD = `Yunling-${mark}-xin`;
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

test('a security administrator registers a person and gives a post; the person enters and sets up the account', async ({
  open,
}) => {
  const page = await open({ as: 'security-administrator' });
  await page.goto('/people');
  await page.getByRole('button', { name: '登记人员' }).click();
  const form = page.getByRole('dialog', { name: '登记人员' });
  await form.getByLabel('姓名').fill(NAME);
  await form.getByLabel('登录名').fill('大写 不行');
  await form.getByRole('button', { name: '登记', exact: true }).click();
  await expect(form).toContainText(/登录名.*小写字母/);
  await form.getByLabel('登录名').fill(LOGIN);
  await form.getByRole('button', { name: '登记', exact: true }).click();
  const shown = page.getByRole('dialog', { name: '初始口令' });
  const firstPassword = (await shown.getByRole('paragraph').nth(1).innerText()).trim();
  await shown.getByRole('button', { name: '已转告本人' }).click();

  const giving = page.getByRole('dialog', { name: `授予 ${NAME} 岗位` });
  await choose(giving, '机构', '云岭县人民政府办公室');
  await choose(giving, '角色', '信息员');
  await giving.getByRole('button', { name: '授予', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: NAME });
  await expect(drawer).toContainText('云岭县人民政府办公室 信息员');

  const newcomer = await open({ as: 'nobody' });
  await newcomer.goto('/disclosures');
  await newcomer.getByLabel('登录名').fill(LOGIN);
  await newcomer.getByLabel('口令').fill(firstPassword);
  await newcomer.getByRole('button', { name: '登录' }).click();
  await expect(newcomer.getByRole('heading', { name: '修改口令' })).toBeVisible();
  await newcomer.getByLabel('现在的口令').fill(firstPassword);
  await newcomer.getByLabel('新口令', { exact: true }).fill('12345678');
  await newcomer.getByLabel('再写一遍新口令').fill('12345678');
  await newcomer.getByRole('button', { name: '修改口令' }).click();
  await expect(newcomer.getByRole('alert').first()).toContainText('口令');
  await newcomer.getByLabel('现在的口令').fill(firstPassword);
  await newcomer.getByLabel('新口令', { exact: true }).fill(PASSWORD);
  await newcomer.getByLabel('再写一遍新口令').fill(PASSWORD);
  await newcomer.getByRole('button', { name: '修改口令' }).click();

  await expect(newcomer.getByRole('heading', { name: '绑定动态口令' })).toBeVisible();
  await newcomer.getByLabel('口令', { exact: true }).fill(PASSWORD);
  await newcomer.getByRole('button', { name: '下一步' }).click();
  await expect(newcomer.getByRole('img', { name: /动态口令二维码/ })).toBeVisible();
  const secret = (await newcomer.getByRole('code').innerText()).replace(/\s/g, '');
  await newcomer.getByLabel('验证器现在显示的数字').fill(totpCode(secret, totpStepAt(Date.now())));
  await newcomer.getByRole('button', { name: '确认绑定' }).click();
  await expect(newcomer.getByRole('heading', { name: '待办' })).toBeVisible();
  await expect(newcomer.getByRole('link', { name: '起草一条信息' })).toBeVisible();

  await test.step('the account is stopped, and the open session with it', async () => {
    await drawer.getByRole('button', { name: '停用账号' }).click();
    const stopping = page.getByRole('dialog', { name: `停用 ${NAME} 的账号` });
    await stopping.getByLabel('原因').fill('调离（虚构）');
    await stopping.getByRole('button', { name: '停用', exact: true }).click();
    await expect(stopping).toBeHidden();
    await newcomer.getByRole('link', { name: '起草一条信息' }).click();
    await newcomer.reload();
    await expect(newcomer.getByRole('heading', { name: '工作台登录' })).toBeVisible();
  });
});

test('a leader on leave delegates a post to a colleague, with a last day', async ({ open }) => {
  const page = await open({ as: 'deputy-leader' });
  const { name } = office.seed.accounts.find(account => account.role === 'deputy-leader')!;
  const colleague = office.seed.accounts.find(account => account.role === 'leader')!.name;
  await page.goto('/people');
  await page.getByRole('main').getByRole('button', { name }).click();
  const drawer = page.getByRole('dialog', { name });
  await drawer
    .getByRole('listitem')
    .filter({ hasText: '云岭县人民政府办公室 分管领导' })
    .getByRole('button', { name: '委托他人代行' })
    .click();
  const dialog = page.getByRole('dialog', { name: '委托他人代行岗位' });
  await choose(dialog, '受托人', colleague);
  await dialog.getByLabel('原因').fill('外出学习（虚构）');
  await dialog.getByRole('button', { name: '委托', exact: true }).click();
  await expect(dialog).toContainText('委托必须有截止日期');
  await typeDay(dialog, '截止日期', today);
  await dialog.getByRole('button', { name: '委托', exact: true }).click();
  await expect(dialog).toBeHidden();
  await page.goto('/people');
  await expect(page.getByRole('listitem').filter({ hasText: colleague })).toContainText(`受 ${name} 委托，至 ${today}`);
});

test('a sheet of people with faults names each; nobody is taken from it', async ({ open }) => {
  const page = await open({ as: 'security-administrator' });
  await page.goto('/people');
  await page.getByRole('button', { name: '从表格导入人员' }).click();
  const dialog = page.getByRole('dialog', { name: '从表格导入人员' });
  const rows = [
    ['姓名', '登录名', '机构', '角色'],
    ['虚构甲', `jia.${mark}`, '云岭县财政局', '信息员'],
    ['虚构乙', `jia.${mark}`, '云岭县财政局', '县长秘书'],
    ['', `bing.${mark}`, '云岭县财政局', '信息员'],
  ];
  await pickFile(dialog, '选择 .xlsx 文件', sheet('人员.xlsx', rows));
  const faults = dialog.getByRole('table').getByRole('row');
  await expect(faults.filter({ hasText: '县长秘书' })).toContainText('岗位');
  await expect(faults.filter({ hasText: '（空）' })).toContainText('姓名');
  await dialog.getByRole('button', { name: '关闭' }).click();
  await expect(page.getByRole('button', { name: '虚构甲' })).toHaveCount(0);
});
