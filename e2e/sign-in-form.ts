import type { Role } from '@gongkai/contract';
import { totpCode, totpStepAt } from '@gongkai/server/platform/sessions/totp.ts';
import type { Page } from '@playwright/test';
import { office } from './journey.ts';

/** Password, then the six digits an authenticator shows for the secret that the seed printed. */
export async function signInByForm(page: Page, role: Role): Promise<void> {
  const { loginName, password, totpSecret } = office.seed.accounts.find(account => account.role === role)!;
  await page.goto('/');
  await page.getByLabel('登录名').fill(loginName);
  await page.getByLabel('口令').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByLabel('动态口令').fill(totpCode(totpSecret, totpStepAt(Date.now())));
  await page.getByRole('button', { name: '验证并进入' }).click();
}
