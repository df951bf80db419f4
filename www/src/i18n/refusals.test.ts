import { expect, it } from 'vitest';
import { en } from './en';
import { refusalText } from './refusals';
import { zh } from './zh';

const refusal = (code: string, detail: Record<string, unknown> = {}) => ({
  code,
  detail,
  message: 'as the engine says it',
});

it('says which number is out of range, and the range', () => {
  const train = refusal('out-of-range', { name: 'split.train', got: 500, min: 1, max: 16 });
  expect(refusalText(train, en.club)).toBe(
    '“Training nodes a class” is 500, but here it must be at least 1 and at most 16.',
  );
  expect(refusalText(train, zh.club)).toBe('“每类训练节点”为 500，但这里最少为 1，最多为 16。');
});

it('says the range of a number that has no field', () => {
  const ratio = refusal('out-of-range', { name: 'weights.ratio', got: 2, min: 0, max: 1 });
  expect(refusalText(ratio, en.club)).toBe(
    'A number is 2, but here it must be at least 0 and at most 1.',
  );
});

it('says that nothing fits where the rest leaves no room', () => {
  const none = refusal('out-of-range', { name: 'split.train', got: 1, min: 1, max: 0 });
  expect(refusalText(none, en.club)).toBe(
    '“Training nodes a class” is 1, but here no value is possible.',
  );
});

it('has a sentence for a code without facts, and else what the engine says', () => {
  expect(refusalText(refusal('too-dense'), en.club)).toBe(en.club.error['too-dense']);
  expect(refusalText(refusal('out-of-range'), zh.club)).toBe(zh.club.error['out-of-range']);
  expect(refusalText(refusal('unheard-of'), en.club)).toBe('as the engine says it');
});
