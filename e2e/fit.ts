import type { Page } from '@playwright/test';

/** What sticks out to the side, so that the whole page would have to be pushed to and fro; tables scroll in frames of their own. */
export async function findSideways(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.body.querySelectorAll<HTMLElement>('*')].filter(
      element => element.getBoundingClientRect().right > root.clientWidth + 1,
    );
    const innermost = wide.filter(element => !wide.some(other => other !== element && element.contains(other)));
    return [
      `${root.scrollWidth} px wide in ${root.clientWidth}`,
      ...innermost.slice(0, 5).map(element => element.outerHTML.slice(0, 160)),
    ];
  });
}
