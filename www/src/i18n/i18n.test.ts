import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en as english } from './en';
import type { Facts } from './facts';
import { zh as chineseTexts } from './zh';

const { club: en } = english;
const { club: zh } = chineseTexts;

/** Every text of a catalogue with its path; functions are left to the compiler. */
function texts(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => texts(part, `${path}.${key}`));
}

const none = { percent: 0, removed: 0, total: 576, random: false };
const base: Facts = {
  epoch: 200,
  epochs: 200,
  training: false,
  weights: { ...none, smallest: true },
  neurons: { ...none, total: 16, literal: false },
  edges: { ...none, total: 78 },
  healed: false,
  learnedAgain: false,
  correct: 31,
  total: 32,
  before: 31,
  changed: 0,
  chance: 16,
  isolated: 0,
  identityFeatures: true,
};
const most = { percent: 87, removed: 501, total: 576, random: false, smallest: true };
const allEdges = { percent: 100, removed: 78, total: 78, random: false };

const SITUATIONS: Readonly<Record<string, Facts>> = {
  untrained: { ...base, epoch: 0, correct: 12 },
  learning: { ...base, epoch: 84, training: true },
  nothing: base,
  harmless: { ...base, weights: { ...most, percent: 50, removed: 288 } },
  changed: { ...base, weights: most, correct: 29, changed: 2 },
  oneLost: { ...base, weights: most, correct: 30, changed: 1 },
  gained: { ...base, weights: most, correct: 32, changed: 1 },
  swapped: { ...base, weights: most, correct: 31, changed: 2 },
  collapsed: {
    ...base,
    weights: { ...none, percent: 100, removed: 576, smallest: true },
    correct: 16,
    changed: 15,
  },
  healed: { ...base, weights: most, healed: true },
  lot: { ...base, weights: { ...most, random: true, smallest: false }, correct: 23, changed: 8 },
  neurons: { ...base, neurons: { ...none, percent: 50, removed: 8, total: 16, literal: false } },
  oneNeuron: { ...base, neurons: { ...none, percent: 6, removed: 1, total: 16, literal: false } },
  literal: { ...base, neurons: { ...none, percent: 50, removed: 8, total: 16, literal: true } },
  edges: { ...base, edges: { ...allEdges, percent: 50, removed: 39 }, isolated: 1 },
  edgesAgain: { ...base, edges: { ...allEdges, percent: 50, removed: 39 }, learnedAgain: true },
  noEdges: { ...base, edges: allEdges, correct: 30, changed: 1, isolated: 34 },
  noEdgesAgain: { ...base, edges: allEdges, correct: 17, changed: 15, learnedAgain: true },
  all: {
    ...base,
    weights: most,
    neurons: { ...none, percent: 50, removed: 8, total: 16, literal: false },
    edges: { ...allEdges, percent: 50, removed: 39 },
    correct: 24,
    changed: 7,
  },
};

describe('the catalogues', () => {
  it('name the terms of the Jaccard score as its formula does', () => {
    const registry = readFileSync('../src/prune/criterion/registry.rs', 'utf8');
    for (const { terms } of [en.why, zh.why])
      expect(registry).toContain(`"jaccard", "${terms.shared} / ${terms.either}"`);
  });

  it('speak of the smallest weights only where those went', () => {
    const { harmless } = SITUATIONS;
    if (!harmless) throw new Error('the situation is there');
    const byLamp = { ...harmless, weights: { ...harmless.weights, smallest: false } };
    for (const [messages, word] of [
      [en, /smallest/],
      [zh, /最小/],
    ] as const) {
      expect(messages.summaryOf(harmless)).toMatch(word);
      expect(messages.summaryOf(byLamp)).not.toMatch(word);
      expect(messages.briefOf(byLamp)).not.toMatch(word);
    }
  });

  it('promise nothing back that was gone while the network trained', () => {
    const chance = { ...base, weights: most, correct: 16, changed: 16 };
    for (const [messages, promise] of [
      [en, /everything returns/],
      [zh, /一切都会回到原位/],
    ] as const) {
      expect(messages.summaryOf(chance)).toMatch(promise);
      expect(messages.summaryOf({ ...chance, healed: true })).not.toMatch(promise);
    }
  });

  it('have the same texts, none of them empty where the other is not', () => {
    const inEnglish = texts(en);
    const chinese = new Map(texts(zh));
    expect(inEnglish.map(([path]) => path)).toEqual([...chinese.keys()]);
    for (const [path, text] of inEnglish)
      expect([path, chinese.get(path) === '']).toEqual([path, text === '']);
  });

  it('set Chinese with full-width marks and no space before %', () => {
    for (const [path, text] of texts(zh)) {
      expect([path, /\d %/.test(text)]).toEqual([path, false]);
      expect([path, /[\u4e00-\u9fff][,;:?!]/.test(text)]).toEqual([path, false]);
    }
  });

  it.each(Object.entries(SITUATIONS))('have a sentence for: %s', (_, facts) => {
    for (const messages of [en, zh]) {
      const sentence = messages.summaryOf(facts);
      expect(sentence).toMatch(/[.。]$/);
      expect(sentence).not.toMatch(/undefined|NaN|null| {2}|\.\./);
      if (facts.epoch === facts.epochs) {
        expect(sentence).toContain(String(facts.correct));
        expect(sentence).toContain(String(facts.total));
      }
    }
    for (const messages of [en, zh]) {
      expect(messages.briefOf(facts)).toMatch(/[.。]$/);
      expect(messages.briefOf(facts).length).toBeLessThanOrEqual(messages.summaryOf(facts).length);
    }
    expect(en.summaryOf(facts)).toMatch(/^[A-Z0-9]/);
  });

  it('speak of members in a club alone', () => {
    for (const facts of Object.values(SITUATIONS)) {
      expect(english.graph.summaryOf(facts)).not.toMatch(/\bmember|friend/);
      expect(chineseTexts.graph.summaryOf(facts)).not.toMatch(/成员|友谊|人/);
    }
  });

  it('speak of pairs where edges are predicted', () => {
    const facts = { ...base, weights: most, changed: 3, isolated: 0 };
    const { clubLinks } = english;
    expect(clubLinks.summaryOf(facts)).toContain('three pairs changed answer');
    expect(clubLinks.itemsRight).toBe('Pairs right');
    expect(chineseTexts.clubLinks.summaryOf(facts)).toMatch(/3 对改换了判断/);
    expect(chineseTexts.clubLinks.right(11, 16)).not.toMatch(/人/);
    expect(clubLinks.pin.changed(3)).toBe('3 pairs are predicted otherwise');
    for (const { clubLinks: t } of [english, chineseTexts])
      for (const told of [t.exploratory, t.guessNever(50), t.guessResult(50, 60), t.pin.changed(3)])
        expect(told).not.toMatch(/member|nobody|成员|人/);
  });

  it('say something else in every situation', () => {
    for (const messages of [en, zh]) {
      const sentences = Object.values(SITUATIONS).map((facts) => messages.summaryOf(facts));
      expect(new Set(sentences).size).toBe(sentences.length);
    }
  });
});

describe('counts', () => {
  it('are written in groups of three in the sentences, in both languages', () => {
    const many = { ...base, weights: { ...none, total: 92_224, removed: 0, smallest: true } };
    const facts: Facts = {
      ...many,
      edges: { ...none, percent: 20, removed: 10_556, total: 52_780 },
      total: 2485,
      correct: 2000,
      before: 2100,
      changed: 1500,
    };
    for (const t of [en, zh]) {
      const told = [
        t.removedOf(92_000, 92_224),
        t.keptWeights(92_000, 92_224),
        t.wasRight(2100, 2485, 1200, 1300),
        t.summaryOf(facts),
        t.why.rankOf(10_000, 92_224),
        t.pictures.weightsList(92_224),
        t.control.line.early(1000),
        t.training.epochs(5000),
        t.seeds.about(1000),
        t.chosen.agreement.ask(10_556),
      ];
      for (const text of told) {
        expect(text).toMatch(/\d,\d{3}/);
        expect(text).not.toMatch(/\d{4}/);
      }
    }
  });
});
