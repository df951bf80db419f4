import { describe, expect, it } from 'vitest';
import type { Frame } from '../engine/protocol';
import type { StorageReport } from '../engine/types';
import { en as english } from '../i18n/en';
import { zh as chinese } from '../i18n/zh';

const { club: en } = english;
const { club: zh } = chinese;
import { FORMATS, isFormat, kernelOf, storedText, timingText } from './cost';

const FRAME = {} as Frame;

function told(dense: number, pruned: number, resolution = 1e-6): string {
  const timing = { frame: FRAME, kernel: 'csr', dense, pruned, resolution, rounds: 30 } as const;
  return timingText(timing, en.cost);
}

describe('what is said of a timing', () => {
  it('is how many times faster or slower, with the figures', () => {
    expect(told(0.02, 0.01)).toBe(
      '2.0× as fast as the dense network; zeros are skipped one by one; median of 30: 10.0 µs for 20.0 µs',
    );
    expect(told(0.02, 0.03)).toMatch(/^1\.5× slower than the dense network/);
  });

  it('is no difference below five per cent or below what the clock can tell', () => {
    expect(told(0.02, 0.0195)).toMatch(/^No measurable difference/);
    expect(told(0.02, 0.0205)).toMatch(/^No measurable difference/);
    expect(told(0.02, 0.01, 0.02)).toMatch(/^No measurable difference/);
  });
});

describe('what is said of a format', () => {
  const stored: StorageReport = {
    format: 'csr16',
    bytes: 546,
    formula: 546,
    error: 0,
    correct: 32,
    refused: null,
  };

  it('is its bytes, beside the dense ones', () => {
    expect(storedText(stored, 2304, en)).toBe('546 bytes, 23.7 % of the dense 2,304 bytes');
    expect(storedText(stored, 2304, zh)).toBe('546 字节，为稠密 2,304 字节的 23.7%');
  });

  it('or why it is refused', () => {
    const refused = (name: string, got: number): StorageReport => ({
      ...stored,
      bytes: null,
      refused: { name, got },
    });
    expect(storedText(refused('storage.nonzerosOfFour', 3), 2304, en)).toMatch(/^3 of four/);
    expect(storedText(refused('storage.columns', 70_000), 2304, en)).toMatch(/70,000/);
  });

  it('has a name, a reason and a kernel', () => {
    for (const format of FORMATS) {
      expect(isFormat(format)).toBe(true);
      for (const { cost } of [en, zh]) {
        expect(cost.formats[format]).not.toBe('');
        expect(cost.why[format]).not.toBe('');
        expect(cost.kernels[kernelOf(format)]).not.toBe('');
      }
    }
    expect(isFormat('zip')).toBe(false);
  });
});
