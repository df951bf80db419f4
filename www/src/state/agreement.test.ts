import { expect, it } from 'vitest';
import { agreementKey } from './agreement';
import { initialExperiment, planOf, type Card } from './experiment';

it('is of what a card is scored by, and of nothing else', () => {
  const plan = planOf(initialExperiment);
  const keyOf = (card: Card, change: Partial<typeof plan>, reference = 1): string =>
    agreementKey({ ...plan, ...change }, reference, card);
  const of = { edges: keyOf('edges', {}), neurons: keyOf('neurons', {}) };

  const edges = { ...plan.edges, ratio: 0.5, after: 'learnAgain', neverStrand: true } as const;
  expect(keyOf('edges', { edges })).toBe(of.edges);
  expect(keyOf('edges', { neurons: { ...plan.neurons, ratio: 0.5 } })).toBe(of.edges);
  expect(keyOf('neurons', { edges })).toBe(of.neurons);

  expect(keyOf('edges', { edges: { ...edges, frozen: !edges.frozen } })).not.toBe(of.edges);
  expect(keyOf('edges', { edges: { ...edges, criterion: 'random' } })).not.toBe(of.edges);
  expect(keyOf('neurons', { neurons: { ...plan.neurons, ratio: 0.5 } })).toBe(of.neurons);
  expect(keyOf('neurons', {}, 2)).not.toBe(of.neurons);
});
