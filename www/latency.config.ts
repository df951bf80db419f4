import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';

/** Measures instead of testing: see tests/e2e/latency.ts. */
export default defineConfig(config, { testMatch: 'latency.ts', workers: 1 });
