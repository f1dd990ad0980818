import { expect, type Locator, type Page } from '@playwright/test';
import type { PickedFile } from './files.ts';

type Place = Page | Locator;

/** Picks from a list by typing part of the name, as a clerk does. */
export async function choose(within: Place, label: string, text: string): Promise<void> {
  const field = within.getByRole('combobox', { name: label });
  await field.click();
  await field.fill(text);
  await field.press('Enter');
}

/** A list that cannot be searched: opened, and the option pressed. */
export async function pick(within: Place, label: string, option: string): Promise<void> {
  await within.getByRole('combobox', { name: label }).click();
  const page = 'page' in within ? within.page() : within;
  await page.getByTitle(option, { exact: true }).last().click();
}

export async function typeDay(within: Place, label: string, day: string): Promise<void> {
  const field = within.getByLabel(label);
  await field.click();
  await field.fill(day);
  await field.press('Enter');
}

/** Presses the button that opens the browser's own file dialog, and chooses there. */
export async function pickFile(within: Place, button: string, file: PickedFile): Promise<void> {
  const page = 'page' in within ? within.page() : within;
  const dialog = page.waitForEvent('filechooser');
  await within.getByRole('button', { name: button }).click();
  await (await dialog).setFiles({ ...file });
}

/** The six questions of 保密审查表 answered 否, and an opinion. */
export async function answerSecrecyForm(dialog: Locator): Promise<void> {
  for (const group of await dialog.getByRole('radiogroup').all()) {
    const no = group.getByRole('radio', { name: '否' });
    if ((await no.count()) > 0) await no.check();
  }
  await dialog.getByRole('checkbox', { name: '我已逐个打开查看' }).check();
  await dialog.getByLabel('审查意见').fill('经审查，不涉密，可以公开。');
}

/** A notice of antd passes; what the page says of the item stays. */
export async function expectState(page: Page, state: string): Promise<void> {
  await expect(page.getByRole('main').getByText(state, { exact: true }).first()).toBeVisible();
}
