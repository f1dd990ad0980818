import { findViolations } from '../axe.ts';
import { findSideways } from '../fit.ts';
import { expect, office, test } from '../journey.ts';
import { portalPages } from '../pages/portal-pages.ts';

const MODES = [
  { name: '普通', view: '', contrast: false },
  { name: '长辈', view: 'e', contrast: false },
  { name: '高对比', view: 'c', contrast: true },
] as const;

/** Each page once per mode; then narrow, then as narrow as a page may become, then at 200 % zoom (1280 px are 640 then). */
for (const { name, path, status } of portalPages(office)) {
  test(`portal page ${name} is accessible and fits, in every mode`, async ({ open }) => {
    const page = await open();
    for (const mode of MODES) {
      const where = `${path} ${mode.name}`;
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.context().addCookies([{ name: 'gongkai_view', value: mode.view, url: office.portalUrl }]);
      const answer = await page.goto(path);
      expect(answer?.status(), where).toBe(status);
      await expect(page.getByRole('heading', { level: 1 }), where).toHaveCount(1);
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await findViolations(page, mode), `${where} at ${width}`).toEqual([]);
      }
      for (const width of [320, 640, 794]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await findSideways(page), `${where} at ${width}`).toEqual([]);
      }
    }
  });
}
