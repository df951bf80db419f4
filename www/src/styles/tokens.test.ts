/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const sheet = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const THEMES = ['light', 'dark'] as const;

/** A colour token in one theme, as red, green, blue from 0 to 1. */
function colour(token: string, theme: (typeof THEMES)[number]): number[] {
  const pair = new RegExp(`--${token}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(sheet);
  const hex = pair?.[theme === 'light' ? 1 : 2];
  if (!hex) throw new Error(`no token ${token}`);
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

/** Relative luminance, WCAG 2. */
function luminance(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: readonly number[], b: readonly number[]): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const TEXT: readonly (readonly [string, string])[] = [
  ['ink', 'ground'],
  ['ink', 'card'],
  ['ink', 'tint'],
  ['ink', 'speech'],
  ['ink', 'action-tint'],
  ['ink-2', 'ground'],
  ['ink-2', 'card'],
  ['ink-2', 'tint'],
  ['action', 'card'],
  ['action', 'ground'],
  ['on-action', 'action'],
  ['removed', 'card'],
  ['removed', 'ground'],
];

const MARKS: readonly (readonly [string, string])[] = [
  ['edge', 'card'],
  ['ghost', 'card'],
  ['rest', 'card'],
  ['rest', 'ground'],
  ['positive', 'card'],
  ['positive', 'tint'],
  ['negative', 'card'],
  ['negative', 'tint'],
  ['glow', 'card'],
  ['mark-0', 'class-0'],
  ['mark-1', 'class-1'],
  ['mark-2', 'class-2'],
  ['mark-3', 'class-3'],
  ['mark-4', 'class-4'],
  ['mark-5', 'class-5'],
  ['mark-6', 'class-6'],
  ['mark-7', 'class-7'],
  ['class-4', 'card'],
  ['class-5', 'card'],
  ['class-6', 'card'],
  ['class-7', 'card'],
];

describe.each(THEMES)('in the %s theme', (theme) => {
  it.each(TEXT)('text in %s on %s is at least 4.5 : 1', (text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(MARKS)('marks in %s on %s are at least 3 : 1', (mark, ground) => {
    expect(contrast(colour(mark, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });

  it('every class has a colour of its own', () => {
    const colours = Array.from({ length: 8 }, (_, group) => colour(`class-${group}`, theme).join());
    expect(new Set(colours).size).toBe(8);
  });

  it('positive and negative weights can be told from every class', () => {
    for (const sign of ['positive', 'negative'])
      for (const group of [0, 1, 2, 3, 4, 5, 6, 7])
        expect(colour(sign, theme)).not.toEqual(colour(`class-${group}`, theme));
  });
});
