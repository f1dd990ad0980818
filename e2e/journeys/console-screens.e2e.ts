import { findViolations } from '../axe.ts';
import { findSideways } from '../fit.ts';
import { expect, office, test } from '../journey.ts';
import { consoleScreens } from '../pages/console-screens.ts';

/** Each screen at the desk and on a phone; then as narrow as a page may become, and at 200 % zoom (1280 px are 640 then). */
for (const { name, as, path, shows, then } of consoleScreens(office)) {
  test(`console screen ${name} is accessible and fits`, async ({ open }) => {
    const page = await open({ as, reducedMotion: 'reduce' });
    await page.goto(path);
    await expect(page.getByRole('main').getByText(shows).first()).toBeVisible();
    await then?.(page);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await findViolations(page), `${path} at ${width}`).toEqual([]);
    }
    for (const width of [320, 640]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await findSideways(page), `${path} at ${width}`).toEqual([]);
    }
  });
}
