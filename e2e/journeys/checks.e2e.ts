import { findViolations } from '../axe.ts';
import { findSideways } from '../fit.ts';
import { expect, office, test } from '../journey.ts';
import { watchPages } from '../watch-page.ts';

/** The checks themselves, on a page with one of each fault: a check that sees nothing would pass everything. */
const FAULTY = `<!doctype html><html lang="zh-CN"><title>虚构</title><main><h1 style="color:#8a8a8a">标题</h1>
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><div style="width:2000px">宽</div></main></html>`;

test('findViolations() names a picture without words, and in 高对比 a grey of less than 7:1', async ({ page }) => {
  await page.setContent(FAULTY);
  const found = await findViolations(page, { contrast: true });
  expect(found.some(line => line.startsWith('image-alt'))).toBe(true);
  expect(found.some(line => line.startsWith('color-contrast-enhanced'))).toBe(true);
});

test('findSideways() names what is wider than the window', async ({ page }) => {
  await page.setContent(FAULTY);
  expect(await findSideways(page)).toContainEqual(expect.stringContaining('宽'));
});

test('watchPages() hears a refused style, a script that throws, and another host', async ({ browser }) => {
  const context = await browser.newContext();
  const complaints = watchPages(context, [office.portalUrl]);
  const page = await context.newPage();
  await page.goto(office.portalUrl);
  await page.evaluate(() => {
    document.body.setAttribute('style', 'color: red');
    setTimeout(() => {
      throw new Error('thrown for the test');
    });
    void fetch('http://127.0.0.1:9/').catch(() => {});
  });
  await expect.poll(() => complaints().join('\n')).toContain('thrown for the test');
  await expect.poll(() => complaints().join('\n')).toContain('http://127.0.0.1:9/');
  expect(complaints().join('\n')).toContain('Content Security Policy');
  await context.close();
});
