import { expect, type Locator, type Page } from '@playwright/test';

const MOST_STOPS = 60;

/** Presses Tab until the wanted control has the focus, as somebody without a mouse does; every stop on the way must be seen. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  const unseen: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    const mark = await focusMark(page);
    if (mark) unseen.push(mark);
    if (await wanted.evaluate(element => element === document.activeElement)) {
      expect(unseen, 'stops without a visible focus').toEqual([]);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${MOST_STOPS} presses of Tab did not reach ${wanted}`);
}

/** The focused element when nothing on it or around it shows that it has the focus: WCAG 2.4.7. */
function focusMark(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body || focused.matches('main, [tabindex="-1"]')) return null;
    // A field may be a bare input inside the frame that is drawn around it.
    const holders: Element[] = [focused];
    for (let part = focused.parentElement; part && holders.length < 5; part = part.parentElement) holders.push(part);
    const shows = holders.some(part => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    });
    return shows ? null : focused.outerHTML.slice(0, 200);
  });
}
