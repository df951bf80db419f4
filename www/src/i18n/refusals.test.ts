import { expect, it } from 'vitest';
import { en } from './en';
import { en as enImport } from './en-import';
import { refusalText, unreadableText, type Unreadable } from './refusals';
import { zh } from './zh';
import { zh as zhImport } from './zh-import';

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

it('says of a file that is no text its name and no place', () => {
  const fault: Unreadable = { format: '?', line: 2, column: 118, fault: 'not-text', found: '0' };
  expect(unreadableText(fault, 'cat.png', enImport)).toMatch(/^“cat.png” is not a text file\./);
  expect(unreadableText(fault, undefined, enImport)).toMatch(/^This is not a text file\./);
  expect(unreadableText(fault, 'cat.png', zhImport)).toMatch(/^“cat.png”不是文本文件。/);
  for (const texts of [enImport, zhImport])
    expect(unreadableText(fault, 'cat.png', texts)).not.toMatch(/118|\?|0/);
});

it('says where a text goes wrong, with its format where that is known', () => {
  const fault: Unreadable = { format: 'CSV', line: 3, column: 1, fault: 'syntax', found: 'x' };
  expect(unreadableText(fault, 'a.csv', enImport)).toBe(
    'CSV, line 3, column 1: This does not belong here. Found: x',
  );
  expect(unreadableText({ ...fault, format: '?' }, 'a', enImport)).toMatch(/^Line 3, column 1: /);
  expect(unreadableText({ ...fault, format: '?' }, 'a', zhImport)).toMatch(/^第 3 行第 1 列：/);
});

it('counts one as one', () => {
  expect(en.club.pin.changed(1)).toBe('1 member is predicted otherwise');
  expect(en.graph.pin.changed(2)).toBe('2 nodes are predicted otherwise');
  expect([enImport.nodes(1), enImport.pairs(1)]).toEqual(['1 node', '1 edge']);
  expect(enImport.loops(1)).toMatch(/^1 self-loop dropped/);
});
