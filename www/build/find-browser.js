/* Prints where the tests' browser is; fails where there is none. */

import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { launchOptions } from './browser.js';

const path = launchOptions.executablePath ?? chromium.executablePath();
if (!existsSync(path)) process.exit(1);
console.log(path);
