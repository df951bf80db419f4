import { defineConfig } from '@playwright/test';
import { launchOptions } from './build/browser.js';

const ci = process.env['CI'] !== undefined;

/** Where `cargo xtask test` serves the built site; without it, we let `cargo xtask serve` do so. */
const served = process.env['SECATEUR_URL'];
const address = served ?? 'http://localhost:4180/';

export default defineConfig({
  testDir: '../tests/e2e',
  outputDir: 'test-results',
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  forbidOnly: ci,
  fullyParallel: true,
  workers: 2,
  // Nothing waits on time; a machine that does other work too may be slow.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  // Tried once more where other work may hold a test up; the list then calls it flaky.
  retries: ci ? 1 : 0,
  reporter: [['list'], ['./build/failures.ts']],
  use: {
    baseURL: address,
    browserName: 'chromium',
    launchOptions,
    locale: 'en-GB',
    // A trace of every test would take a third of the time; the error's context has the page.
    screenshot: 'only-on-failure',
  },
  ...(served === undefined && {
    webServer: {
      command: 'cargo xtask serve --port 4180',
      url: address,
      reuseExistingServer: !ci,
      timeout: 600_000,
    },
  }),
});
