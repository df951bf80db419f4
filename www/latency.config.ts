import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';

/** Measures instead of testing: see tests/e2e/latency.ts and crowd.ts. */
export default defineConfig(config, { testMatch: /e2e.(latency|crowd)\.ts$/, workers: 1 });
