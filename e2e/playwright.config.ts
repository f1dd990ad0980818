import { defineConfig } from '@playwright/test';
import { prepareBrowser } from './browser.ts';

const launch = await prepareBrowser();

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  globalSetup: './global-setup.ts',
  workers: 1,
  // A journey that passes only the second time is named as flaky at the end.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['line']],
  outputDir: '../test-results',
  use: {
    browserName: 'chromium',
    launchOptions: launch,
    actionTimeout: 15_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 900 },
    // Without pictures: they cost time in every journey, and a machine without a Chinese font draws none.
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
});
