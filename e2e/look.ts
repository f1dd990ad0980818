import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { prepareBrowser } from './browser.ts';
import { type OpenOffice, openOffice } from './office.ts';
import { consoleScreens } from './pages/console-screens.ts';
import { portalPages } from './pages/portal-pages.ts';
import { sessionOf } from './sign-everyone-in.ts';
import { startSystem } from './system.ts';

/**
 * Pictures of every page, for people to look at: `node e2e/look.ts OUT [part of a name]`. Chinese text needs a Chinese font
 * on the machine (FONTCONFIG_FILE may name one).
 */
const [out, only = ''] = process.argv.slice(2);
if (!out) {
  process.stderr.write('Usage: node e2e/look.ts OUT [part of a name]\n');
  process.exit(2);
}

const WIDTHS = [1280, 390] as const;
const VIEWS = [
  ['', ''],
  ['e', '-elder'],
  ['c', '-contrast'],
] as const;

const system = await startSystem({}, 'demo');
try {
  const office = await openOffice(system);
  const browser = await chromium.launch(await prepareBrowser());
  await mkdir(out, { recursive: true });
  await lookAtPortal(browser, office, out);
  await lookAtConsole(browser, office, out);
  await browser.close();
} finally {
  await system.stop();
}

async function lookAtPortal(browser: Browser, office: OpenOffice, folder: string): Promise<void> {
  const context = await browser.newContext({ baseURL: office.portalUrl, locale: 'zh-CN' });
  const page = await context.newPage();
  for (const { name, path } of portalPages(office).filter(wanted)) {
    for (const [value, ending] of VIEWS) {
      await context.addCookies([{ name: 'gongkai_view', value, url: office.portalUrl }]);
      await page.goto(path);
      await takeBoth(page, join(folder, `portal-${fileName(name)}${ending}`));
    }
  }
  await context.close();
}

async function lookAtConsole(browser: Browser, office: OpenOffice, folder: string): Promise<void> {
  const { officeUrl, seed, sessions } = office;
  for (const { name, as, path, shows, then } of consoleScreens(office).filter(wanted)) {
    const context = await browser.newContext({ baseURL: officeUrl, locale: 'zh-CN' });
    const cookies = as === 'nobody' ? {} : sessionOf(as, seed, sessions).cookies;
    for (const [cookie, value] of Object.entries(cookies))
      await context.addCookies([{ name: cookie, value, url: officeUrl }]);
    const page = await context.newPage();
    await page.goto(path);
    await page.getByRole('main').getByText(shows).first().waitFor();
    await then?.(page);
    await expect(page.getByRole('status').filter({ hasText: '正在读取' })).toHaveCount(0);
    await takeBoth(page, join(folder, `console-${fileName(name)}`));
    await context.close();
  }
}

async function takeBoth(page: Page, path: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${path}-${width}.png`, fullPage: true });
  }
}

function wanted({ name }: { name: string }): boolean {
  return name.includes(only);
}

function fileName(name: string): string {
  return name.replace(/[^a-z0-9]+/gi, '-');
}
