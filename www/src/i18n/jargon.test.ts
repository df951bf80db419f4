import { describe, expect, it } from 'vitest';
import { piecesOf } from './jargon';

const termsOf = (sentence: string, language: 'en' | 'zh'): unknown[] =>
  piecesOf(sentence, language).flatMap(({ text, term }) => (term ? [[text, term]] : []));

describe('words of a sentence', () => {
  it('open their terms, each once', () => {
    const told = '87 % of the weights are gone, and two members changed sides; 29 of 32 are right.';
    expect(termsOf(`${told} Weights come from before.`, 'en')).toEqual([
      ['weights', 'weight'],
      ['members', 'node'],
      ['changed sides', 'prediction'],
      ['are right', 'correct'],
    ]);
    expect(termsOf('已剪去 87% 的权重，有 2 人改换了阵营；32 人中有 29 人正确。', 'zh')).toEqual([
      ['剪去', 'prune'],
      ['权重', 'weight'],
      ['改换了阵营', 'prediction'],
      ['正确', 'correct'],
    ]);
  });

  it('are found where pairs are counted, and in large numbers', () => {
    const told = 'One pair changed answer; no better than guessing on validation pairs.';
    expect(termsOf(told, 'en')).toEqual([
      ['changed answer', 'prediction'],
      ['guessing', 'chance'],
      ['validation pairs', 'split'],
    ]);
    expect(termsOf('第 1,000 轮，改换了判断。', 'zh')).toEqual([
      ['第 1,000 轮', 'epoch'],
      ['改换了判断', 'prediction'],
    ]);
  });

  it('lose nothing of it', () => {
    for (const told of ['', 'no term', 'The loss of dense weights.', '损失', '这张图']) {
      for (const language of ['en', 'zh'] as const)
        expect(
          piecesOf(told, language)
            .map(({ text }) => text)
            .join(''),
        ).toBe(told);
    }
  });

  it('open the term of the longer word where one holds another', () => {
    expect(termsOf('剪枝率越高，剪枝越多。', 'zh')).toEqual([
      ['剪枝率', 'ratio'],
      ['剪枝', 'prune'],
    ]);
    expect(termsOf('A dense core; the dense model.', 'en')).toEqual([['dense model', 'dense']]);
  });

  it('are whole words', () => {
    expect(termsOf('lightweight upright lossless knowledge', 'en')).toEqual([]);
    expect(termsOf('drag to its right', 'en')).toEqual([]);
  });
});
