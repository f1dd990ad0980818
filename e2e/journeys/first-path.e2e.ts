import { answerSecrecyForm, choose, expectState, pick, pickFile, typeDay } from '../fields.ts';
import { letter } from '../files.ts';
import { expect, office, test } from '../journey.ts';
import { placesShowing, publicPlaces } from '../public-places.ts';
import { signInByForm } from '../sign-in-form.ts';

test.describe.configure({ mode: 'serial' });

/** Its own in every run: the same system may be walked through more than once. */
const TITLE = `云岭县龘山乡村道路养护办法（虚构${Date.now()}）`;
const NUMBER = '云政办发〔2026〕77号';
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

let itemPath = '';
const id = () => Number(itemPath.split('/').at(-1));
const agencyId = office.seed.accounts.find(account => account.role === 'clerk')!.agencyId;
const places = () => publicPlaces({ id: id(), agencyId, category: 'normative-documents', word: '龘山' });
const publicPath = () => itemPath.replace('/disclosures/', '/d/');

test('a clerk signs in, writes an item with a table and an attachment, and is refused what contradicts or is secret', async ({
  open,
}) => {
  const page = await open({ as: 'nobody' });
  await signInByForm(page, 'clerk');
  await page.getByRole('link', { name: '起草一条信息' }).click();

  await page.getByLabel('标题', { exact: true }).fill(TITLE);
  const body = page.getByRole('textbox', { name: '正文' });
  await body.click();
  await page.keyboard.type('为加强乡村道路养护，制定本办法（虚构）。');
  await page.keyboard.press('Enter');
  await page.getByRole('toolbar', { name: '正文格式' }).getByRole('button', { name: '插入表格' }).click();
  for (const cell of ['路段', '里程（公里）', '养护单位', '青石至柳溪', '12.6']) {
    await page.keyboard.type(cell);
    await page.keyboard.press('Tab');
  }
  await choose(page, '栏目', '规范性文件');
  await typeDay(page, '成文日期', today);
  await page.getByLabel('文号', { exact: true }).fill(NUMBER);
  await pick(page, '有效性', '现行有效');

  await test.step('a file with a classified marking is refused at the upload', async () => {
    await pickFile(page, '选择文件', letter('会议纪要.docx', '机密★5年', '关于某事项的会议纪要'));
    await expect(page.getByRole('alert').filter({ hasText: '未上传' })).toContainText('密');
    await page.getByRole('button', { name: '知道了 会议纪要.docx' }).click();
  });
  await test.step('a file whose 附注 contradicts the attribute keeps the item from being saved', async () => {
    await pickFile(page, '选择文件', letter('养护明细.docx', '养护明细', '（此件不公开）'));
    await expect(page.getByText('文中附注')).toBeVisible();
    await page.getByRole('button', { name: '保存，去核对并提交' }).click();
    await expect(page.getByRole('alert').filter({ hasText: '没有办成' })).toContainText('附注是“不予公开”');
  });

  await page.getByRole('button', { name: '移除 养护明细.docx' }).click();
  await pickFile(page, '选择文件', letter('养护里程表.docx', '养护里程表', '（此件公开发布）'));
  await expect(page.getByRole('button', { name: '移除 养护里程表.docx' })).toBeVisible();
  await page.getByRole('button', { name: '保存，去核对并提交' }).click();
  await page.getByRole('button', { name: '提交审核' }).click();
  itemPath = new URL(page.url()).pathname;
  const dialog = page.getByRole('dialog', { name: '提交审核' });
  await dialog.getByRole('button', { name: '签署初审并提交' }).click();
  await expect(dialog).toContainText('请先核对内容');
  await dialog.getByRole('checkbox', { name: '我已核对标题、正文和附件' }).check();
  await dialog.getByRole('button', { name: '签署初审并提交' }).click();
  await expectState(page, '审核中');
});

test('the secrecy reviewer and the reviewer find it on their work lists, see what they sign, and sign', async ({
  open,
}) => {
  const secrecy = await open({ as: 'secrecy-reviewer' });
  await secrecy.goto('/');
  await secrecy.getByRole('link', { name: TITLE, exact: true }).click();
  await expect(secrecy.getByRole('table').getByText('青石至柳溪')).toBeVisible();
  await secrecy.getByRole('button', { name: '签署保密审查' }).click();
  const form = secrecy.getByRole('dialog', { name: '保密审查表' });
  await answerSecrecyForm(form);
  await form.getByRole('button', { name: '签署，可以公开' }).click();
  await expect(form).toBeHidden();

  const reviewer = await open({ as: 'reviewer' });
  await reviewer.goto('/');
  await reviewer.getByRole('link', { name: TITLE, exact: true }).click();
  await reviewer.getByRole('button', { name: '同意' }).click();
  const act = reviewer.getByRole('dialog', { name: '同意' });
  await act.getByLabel('意见').fill('内容属实。');
  await act.getByRole('button', { name: '签署同意' }).click();
  await expect(act).toBeHidden();
  await expect(reviewer.getByRole('region', { name: '审核流程' })).toContainText('等待签批');
});

test('the last signature publishes', async ({ open }) => {
  const page = await open({ as: 'publisher' });
  await page.goto('/');
  await page.getByRole('link', { name: TITLE, exact: true }).click();
  await page.getByRole('button', { name: '终审发布' }).click();
  const dialog = page.getByRole('dialog', { name: '终审发布' });
  await dialog.getByRole('button', { name: '签署同意并发布' }).click();
  await expect(dialog).toBeHidden();
  await expectState(page, '已公开');
});

test('a reader finds it on the home page, in its column, at its agency and by searching, and opens the file', async ({
  open,
}) => {
  const page = await open();
  const link = page.getByRole('main').getByRole('link', { name: TITLE });
  await page.goto('/');
  await expect(link.first()).toBeVisible();
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '法定主动公开内容' }).click();
  await page.getByRole('link', { name: '行政法规、规章和规范性文件' }).click();
  await expect(link).toBeVisible();
  await page.getByRole('combobox', { name: '公开机构' }).selectOption({ label: await optionOf(page, '县政府办公室') });
  await page.getByRole('button', { name: '筛选' }).click();
  await link.click();
  await expect(page).toHaveURL(publicPath());

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLE);
  await expect(page.getByText(NUMBER)).toBeVisible();
  await expect(page.getByRole('cell', { name: '青石至柳溪' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: /养护里程表\.docx/ }).click();
  expect((await download).suggestedFilename()).toBe('养护里程表.docx');
  await page.getByRole('link', { name: /全部公开信息/ }).click();
  await expect(link).toBeVisible();

  const search = page.getByRole('searchbox', { name: '搜索政府信息' });
  await search.fill('龘山');
  await search.press('Enter');
  await expect(link).toBeVisible();
  await expect(page.locator('mark').first()).toHaveText('龘山');
});

test('every list, feed, data file and interface has it, the site map names its address', async ({ open }) => {
  const { request } = (await open()).context();
  expect(await placesShowing(request, places(), TITLE)).toEqual(places());
  expect(await (await request.get('/sitemaps/items-0.xml')).text()).toContain(`${publicPath()}</loc>`);
});

async function optionOf(page: import('@playwright/test').Page, name: string): Promise<string> {
  return await page.getByRole('option', { name: new RegExp(`^${name}`) }).innerText();
}
