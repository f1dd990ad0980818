import { checkReport, type Report, renderDocx, renderHtml, renderText } from '@gongkai/annual-report';
import type { Page } from '@playwright/test';
import { seededDraw, soundReport } from '../../packages/annual-report/src/testing/sound-report.ts';
import { findViolations } from '../axe.ts';
import { findSideways } from '../fit.ts';
import { expect, office, test } from '../journey.ts';

const AGENCY = '云岭县青石镇人民政府';
const sound = (year: number, agency = AGENCY): Report =>
  soundReport(seededDraw(year), { format: '2021', year, agency });
/** One cell of a sound report one too many: its row and its column no longer add up. */
function broken(year: number): Report {
  const report = structuredClone(sound(year)) as Report & { applications: Record<string, Record<string, number>> };
  report.applications.granted!.natural! += 1;
  const cell = report.cells['applications.granted.natural']!;
  return {
    ...report,
    cells: {
      ...report.cells,
      'applications.granted.natural': { ...cell, printed: String(report.applications.granted!.natural) },
    },
  };
}

const file = (name: string, content: string | Uint8Array) => ({ name, mimeType: '', buffer: Buffer.from(content) });
const choose = (page: Page, files: readonly ReturnType<typeof file>[]) =>
  page.getByLabel('选择年报文件，或拖到这里').setInputFiles([...files]);
const verdict = (page: Page) => page.getByRole('region', { name: '校核结果' });

test('a clerk sees what is wrong with a draft, where, and how to mend it; the place is one key away', async ({
  open,
}) => {
  const page = await open();
  await page.goto('/checkup');
  await choose(page, [file('青石镇2023年报.docx', await renderDocx(broken(2023)))]);
  await expect(page.getByRole('heading', { name: '青石镇2023年报.docx' })).toBeVisible();
  await expect(verdict(page)).toContainText('必改');
  await expect(verdict(page)).toContainText('交叉的一格');
  await verdict(page)
    .getByRole('button', { name: /予以公开.*总计/ })
    .first()
    .press('Enter');
  await expect(page.locator(':focus')).toHaveAttribute('data-severity', 'error');
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await findViolations(page), `at ${width}`).toEqual([]);
  }
  for (const view of ['e', 'c']) {
    await page.evaluate(value => document.documentElement.setAttribute('data-view', value), view);
    expect(await findViolations(page, { contrast: view === 'c' }), `in view ${view}`).toEqual([]);
  }
  for (const width of [320, 640]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await findSideways(page), `at ${width}`).toEqual([]);
  }
});

test('a sound report is one quiet line', async ({ open }) => {
  const page = await open();
  await page.goto('/checkup');
  await choose(page, [file('报告.html', renderHtml(sound(2024)))]);
  await expect(verdict(page)).toContainText('未发现问题。');
});

test('nothing of a file leaves the browser: every request is a plain GET of the program, and without a network it works on', async ({
  open,
}) => {
  const page = await open();
  const requests: { method: string; url: string; body: string | null }[] = [];
  page.on('request', request =>
    requests.push({ method: request.method(), url: request.url(), body: request.postData() }),
  );
  await page.goto('/checkup');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const marker = '仅在本机的文字九七三五';
  const report = sound(2023);
  const marked = {
    ...report,
    sections: report.sections.map(section => ({ ...section, text: `${section.text}${marker}。\n` })),
  };
  await choose(page, [file('本机.txt', renderText(marked))]);
  await expect(page.getByText(marker).first()).toBeVisible();
  await page.context().setOffline(true);
  await choose(page, [file('离线.docx', await renderDocx(sound(2022))), file('离线.html', renderHtml(sound(2024)))]);
  await expect(page.getByRole('button', { name: AGENCY })).toHaveCount(3);
  await page.reload();
  await choose(page, [file('再开.docx', await renderDocx(sound(2022)))]);
  await expect(verdict(page)).toBeVisible();
  await page.context().setOffline(false);
  for (const { method, url, body } of requests) {
    expect([method, body], url).toEqual(['GET', null]);
    expect(new URL(url).origin, url).toBe(new URL(office.portalUrl).origin);
    expect(decodeURIComponent(url)).not.toMatch(/仅在本机|青石镇|本机\.txt|离线|再开/);
    expect(new URL(url).pathname).toMatch(/^\/(?:checkup$|assets\/)/);
  }
});

test('two years chosen together are held against each other; a reason for what is to be kept stays in the sheet', async ({
  open,
}) => {
  const page = await open();
  await page.goto('/checkup');
  await choose(page, [file('2022.txt', renderText(sound(2022))), file('2023.txt', renderText(sound(2023)))]);
  const row = page.getByRole('row').filter({ hasText: '2023.txt' });
  await row.getByRole('button', { name: AGENCY }).click();
  await expect(
    page.getByRole('region', { name: '与 2022年年报对照' }).or(page.getByText('与 2022 年年报对照')),
  ).toBeVisible();
  const expected = checkReport(sound(2023), { previous: sound(2022) }).findings.filter(
    ({ severity }) => severity === 'warning',
  ).length;
  expect(expected).toBeGreaterThan(0);
  await expect(verdict(page)).toContainText(`请核实 ${expected} 处`);
  if (expected > 1) {
    await verdict(page).getByText(`用同一情况说明保留 ${expected} 处`).click();
    const form = verdict(page).locator('details[open] form');
    await form.getByLabel('情况说明').fill('机构合并，已向县政务公开办说明。');
    await form.getByRole('button', { name: '保留' }).click();
    await expect(verdict(page)).toContainText(`已说明情况并保留 ${expected} 处`);
  }
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载校核意见（.docx）' }).click();
  expect((await download).suggestedFilename()).toBe(`${AGENCY}2023校核意见.docx`);
});

test('many reports become a board: the heaviest first, findings by rule, one row per unit to take away', async ({
  open,
}) => {
  const page = await open();
  await page.goto('/checkup');
  await choose(page, [
    file('好.txt', renderText(sound(2024, '云岭县柳溪乡人民政府'))),
    file('坏.txt', renderText(broken(2023))),
    file('不是年报.txt', '云岭县关于召开会议的通知（虚构）'),
  ]);
  await expect(page.getByText('共 3 份')).toBeVisible();
  await expect(page.getByText('1 份未能读出')).toBeVisible();
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows.nth(1)).toContainText('不是年报.txt');
  await expect(rows.nth(2)).toContainText('坏.txt');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载年报数据汇总横表（.xlsx）' }).click();
  expect((await download).suggestedFilename()).toBe('年报数据汇总横表.xlsx');
  expect(await findViolations(page)).toEqual([]);
});
