import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { RunningSystem } from './system.ts';

const system = JSON.parse(process.env.E2E_SYSTEM!) as Pick<RunningSystem, 'portalUrl'>;

const PAGES = [
  '/',
  '/guide',
  '/institutions',
  '/catalog',
  '/policies',
  '/apply',
  '/reports',
  '/latest',
  '/c/budget',
  '/agencies',
  '/search',
  '/search?q=%E5%85%AC%E5%BC%80',
  '/data',
  '/feeds',
  '/site-map',
  '/faults?page=%2Fcatalog',
  '/nothing-here',
];

/** The first item and the first agency there are, with the pages that hang on them. */
async function found(): Promise<string[]> {
  const read = async (path: string) =>
    (await (await fetch(system.portalUrl + path)).json()) as { items: { id: number }[] };
  const [items, agencies] = [await read('/api/v1/public/disclosures'), await read('/api/v1/public/agencies')];
  const item = items.items[0]?.id;
  const agency = agencies.items[0]?.id;
  return [
    ...(item ? [`/d/${item}`, `/d/${item}/print`, `/faults?page=%2Fd%2F${item}`] : []),
    ...(agency ? [`/a/${agency}`, `/guide/${agency}`, `/apply?agency=${agency}`] : []),
  ];
}

const VIEWS = [
  { view: '', width: 1280, axe: true },
  { view: 'ec', width: 390, axe: true },
  { view: 'e', width: 1280, axe: false },
  { view: '', width: 320, axe: false },
  { view: 'ec', width: 320, axe: false },
];

for (const { view, width, axe } of VIEWS) {
  test(`public pages ${axe ? 'are without fault and ' : ''}fit ${width} px in view "${view}"`, async ({ browser }) => {
    test.setTimeout(180_000);
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' });
    if (view) await context.addCookies([{ name: 'gongkai_view', value: view, url: system.portalUrl }]);
    const page = await context.newPage();
    for (const path of [...PAGES, ...(await found())]) {
      await page.goto(system.portalUrl + path);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide, `${path} is wider than the window`).toBeLessThanOrEqual(0);
      if (!axe) continue;
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    await context.close();
  });
}

test('a reader without script switches to 长辈模式 and comes back to the same page', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${system.portalUrl}/catalog`);
  await page.getByRole('link', { name: '长辈模式' }).click();
  await expect(page).toHaveURL(/\/catalog$/);
  const link = page.getByRole('link', { name: '行政法规、规章和规范性文件' });
  expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(60);
  await page.getByRole('link', { name: '退出长辈模式' }).click();
  await expect(page.getByRole('link', { name: '长辈模式', exact: true })).toBeVisible();
  await context.close();
});

test('a reader searches by keyboard alone', async ({ page }) => {
  await page.goto(system.portalUrl);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
  await page.getByRole('searchbox', { name: '搜索政府信息' }).focus();
  await page.keyboard.type('没有这样的词𠮷㼆');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('没有这样的词');
  await expect(page.getByRole('status')).toHaveText('没有找到。');
});
