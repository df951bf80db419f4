/** How far one can go, by hand and later: the search, the scissors, and what arrives. English. */

import { MANY } from './en-summary';
import type { Words } from './en-words';
import type { FoundFacts, WatchedFacts } from './facts';
import { plain } from './numbers';

const percent = (value: number): string => `${Math.round(value * 10) / 10} %`;

const share = (part: number, whole: number): string =>
  whole < MANY ? `${part} of ${whole}` : percent((100 * part) / whole);

/** "none", "1 node", "0.5 %" */
function loss(w: Words, items: number, part: number): string {
  if (part > 0) return percent(100 * part);
  return items === 0 ? 'none' : `${items} ${items === 1 ? w.item : w.items}`;
}

export const lookout = (w: Words) => ({
  find: 'Find',
  most: {
    weights: 'Most weights I can remove and lose',
    neurons: 'Most neurons I can remove and lose',
    edges: `Most ${w.edges} I can remove and lose`,
  },
  budget: 'How many may be lost',
  loss: (items: number, part: number) =>
    part > 0 ? percent(100 * part) : items === 0 ? 'none' : String(items),
  cancel: (done: number) => `Cancel, ${done} % done`,
  found: ({
    card,
    removed,
    total,
    items,
    part,
    before,
    correct,
    of,
    validated,
    next,
  }: FoundFacts) =>
    `Found: ${plain(removed)} of ${plain(total)} ${card === 'edges' ? w.edges : card} can go and lose ${loss(w, items, part)}` +
    ` (${share(correct, of)} ${validated ? 'validation' : 'unlabelled'} ${w.items} right, ${of < MANY ? before : share(before, of)} before${validated ? '' : '; exploratory'}` +
    (next === null ? ').' : `); one step more loses ${plain(next)}.`),
  scissors: 'Scissors',
  scissorsWhy:
    'While this is on, a click or tap cuts: a weight, a neuron, an edge, or all edges of a node. Again keeps it by hand, once more leaves it to the rule. Esc ends it.',
  scissorsOn: 'Scissors on: click or tap what you want to cut',
  snipped: { rule: 'by rule again', cut: 'cut by hand', kept: 'kept by hand' },
  snippedItem: (what: string, state: string) => `${what}: ${state}`,
  watch: 'Watch',
  watchTab: 'Deploy and watch',
  watchWhy: `Let new ${w.edges} arrive and follow both models`,
  watchRule: (seed: number) =>
    `Nothing is trained any more while new ${w.edges} arrive: four in five between two ${w.nodes} that have a ${w.node} in common, the rest between any two. The dense and the pruned model guess again after every batch. Seed ${seed}.`,
  watchAgain: 'Watch from here',
  watching: (done: number) => `Watching, ${done} % done`,
  watched: ({ arrived, closing, dense, pruned, total, agree, of, first }: WatchedFacts) =>
    `After ${plain(arrived)} new ${w.edges} (${plain(closing)} between ${w.nodes} with a common one) the dense model has ${share(dense, total)} right, the pruned one ${share(pruned, total)}; at first it was ${share(first.dense, total)} and ${share(first.pruned, total)}. They agree on ${share(agree, of)}.`,
  watchKey: { dense: 'dense, right', pruned: 'pruned, right', agree: 'both say the same' },
  watchAxis: `new ${w.edges}`,
  histogram: 'Histogram',
  histogramNote: (count: number) => `scores; the highest bar holds ${plain(count)}`,
  histogramAxis: { low: 'lowest score', high: 'highest score' },
  measured: 'measured',
  measuredLoss: (loss: number) =>
    `loss ${loss < 0 ? '−' : '+'}${Math.abs(loss).toPrecision(2)} without it`,
  ranked: (score: number, place: number, of: number) =>
    `score ${Number(score.toPrecision(3))} · goes as number ${plain(place)} of ${plain(of)}`,
});
