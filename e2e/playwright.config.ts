import { defineConfig } from '@playwright/test';
import { prepareBrowser } from './browser.ts';

const launch = await prepareBrowser();

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  globalSetup: './global-setup.ts',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['line']],
  outputDir: '../test-results',
  use: {
    browserName: 'chromium',
    launchOptions: launch,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 900 },
    trace: 'retain-on-failure',
  },
});
