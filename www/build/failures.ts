/* A reporter for Playwright: at the end, a line for each test that failed, with the start of why. */

import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

const colours = /\u001b\[\d+m/g; // eslint-disable-line no-control-regex

export default class Failures implements Reporter {
  private readonly failures = new Map<TestCase, string>();

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === test.expectedStatus || result.status === 'skipped') return;
    const why = (result.error?.message ?? result.status).replaceAll(colours, '');
    this.failures.set(test, why.split('\n').slice(0, 4).join(' ').slice(0, 240));
  }

  onEnd(): void {
    for (const [test, why] of this.failures) {
      const title = test.titlePath().slice(2).join(' › ');
      const outcome = test.outcome() === 'flaky' ? 'flaky' : 'failed';
      process.stdout.write(`${outcome}: ${title}: ${why}\n`);
    }
  }
}
