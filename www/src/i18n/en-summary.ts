/** The sentence in words, in English: what is gone, what that did, and what to make of it. */

import type { Words } from './en-words';
import type { Facts, Removed } from './facts';
import { plain } from './numbers';

const percent = (value: number): string => `${Math.round(value * 10) / 10} %`;

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Small counts in words, as prose has it. */
const count = (n: number): string => WORDS[n] ?? plain(n);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function list(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function gone(removed: Removed, one: string, many: string): string {
  if (removed.removed === removed.total) return `all ${plain(removed.total)} ${many}`;
  const noun = removed.total === 1 ? one : many;
  const lot = removed.random ? ', drawn by lot,' : '';
  return `${plain(removed.removed)} of ${plain(removed.total)} ${noun}${lot}`;
}

/** "87 % of the weights and 3 of 16 neurons are gone" */
function whatIsGone(facts: Facts, words: Words): string {
  const parts: string[] = [];
  const { weights, neurons, edges } = facts;
  if (weights.removed > 0) {
    const lot = weights.random ? ', drawn by lot,' : '';
    const all = weights.removed === weights.total;
    parts.push(all ? 'all weights' : `${percent(weights.percent)} of the weights${lot}`);
  }
  if (neurons.removed > 0) parts.push(gone(neurons, 'neuron', 'neurons'));
  if (edges.removed > 0) parts.push(gone(edges, words.edge, words.edges));
  const single =
    parts.length === 1 &&
    ((neurons.removed === 1 && neurons.total > 1) || (edges.removed === 1 && edges.total > 1));
  return `${list(parts)} ${single ? 'is' : 'are'} gone`;
}

/** From this many evaluated nodes on, a share says more than a count. */
export const MANY = 200;

function score(facts: Facts): string {
  if (facts.total < MANY) return `${facts.correct} of ${facts.total}`;
  return percent((100 * facts.correct) / facts.total);
}

/** "two members changed sides, and 29 of 32 are right, two fewer than before" */
function whatItDid(facts: Facts, words: Words): string {
  const difference = facts.correct - facts.before;
  if (facts.changed === 0)
    return `${words.nobody} changed ${words.sides}: still ${score(facts)} right`;
  const members =
    facts.changed === 1 ? `one ${words.item}` : `${count(facts.changed)} ${words.items}`;
  const compared =
    difference === 0
      ? 'as many as before'
      : `${count(Math.abs(difference))} ${difference < 0 ? 'fewer' : 'more'} than before`;
  return `${members} changed ${words.sides}; ${score(facts)} are right, ${compared}`;
}

/** One thought about it, where there is one that is true whatever the figures are. */
function whatToMakeOfIt(facts: Facts, words: Words): string {
  const { weights, neurons, edges } = facts;
  if (edges.removed === edges.total) {
    if (facts.learnedAgain)
      return `Trained without a single ${words.edge}, it has only the features to go by: the rest of what it knew came from the graph.`;
    if (facts.identityFeatures)
      return `It learned while they were there, and each ${words.node} has an input of its own, so it remembers them one by one.`;
    return `The weights were learned while the ${words.edges} were there. Try learning again without them.`;
  }
  if (facts.correct <= facts.chance)
    return `That is no better than ${words.chance}. ${facts.healed ? 'What was gone while it trained does not come back; Undo goes to before.' : 'Drag back, and everything returns.'}`;
  if (facts.healed)
    return 'It was trained on while these were gone, and the rest has adjusted: they do not come back.';
  if (neurons.removed > 0 && neurons.literal)
    return 'This reading of the formula would keep a dead neuron, which is far from all live ones.';
  if (weights.removed > 0 && weights.random) return 'The lot does not ask how large a weight is.';
  if (edges.removed > 0 && facts.learnedAgain)
    return `It was trained anew on the ${words.edges} that are left.`;
  if (edges.removed > 0)
    return `The network’s weights still come from the time with all ${words.edges}.`;
  if (facts.changed === 0 && weights.smallest && weights.percent >= 30)
    return 'The smallest weights hardly matter, until suddenly they do.';
  return '';
}

export function summary(facts: Facts, words: Words): string {
  if (facts.training && facts.epoch < facts.epochs)
    return `It is learning: epoch ${plain(facts.epoch)} of ${plain(facts.epochs)}, ${score(facts)} right so far.`;
  if (facts.epoch === 0)
    return 'It has learned nothing yet, so its guesses are those of chance. Press Train.';
  const nothing = facts.weights.removed + facts.neurons.removed + facts.edges.removed === 0;
  if (nothing)
    return `Nothing is removed. The network places ${score(facts)} ${facts.total < MANY ? '' : 'of the '}${words.items} rightly. Drag a slider and watch who changes ${words.sides}.`;
  const sentence = `${capital(whatIsGone(facts, words))}, and ${whatItDid(facts, words)}.`;
  const isolated =
    facts.isolated > 0 && facts.edges.removed < facts.edges.total
      ? ` ${capital(facts.isolated === 1 ? `one ${words.node} has` : `${count(facts.isolated)} ${words.nodes} have`)} no ${words.edge} left.`
      : '';
  return [sentence + isolated, whatToMakeOfIt(facts, words)].filter(Boolean).join(' ');
}

/** The thought in as few words as a phone has room for. */
function brieflyWhatToMakeOfIt(facts: Facts): string {
  const { weights, neurons, edges } = facts;
  if (edges.removed === edges.total) {
    if (facts.learnedAgain) return 'What it knew came from the graph.';
    return facts.identityFeatures ? 'It remembers everyone.' : 'The weights come from before.';
  }
  if (facts.correct <= facts.chance) return 'That is no better than chance.';
  if (facts.healed) return 'The rest has adjusted.';
  if (neurons.removed > 0 && neurons.literal) return 'This reading would keep dead neurons.';
  if (weights.removed > 0 && weights.random) return 'The lot does not ask for size.';
  if (edges.removed > 0)
    return facts.learnedAgain
      ? 'It was trained anew on the rest.'
      : 'Its weights come from the time with all of them.';
  if (facts.changed === 0 && weights.smallest && weights.percent >= 30)
    return 'The smallest hardly matter, until they do.';
  return '';
}

export function brief(facts: Facts, words: Words): string {
  if (facts.training && facts.epoch < facts.epochs)
    return `It is learning: epoch ${plain(facts.epoch)} of ${plain(facts.epochs)}.`;
  if (facts.epoch === 0) return 'It has learned nothing yet. Press Train.';
  if (facts.weights.removed + facts.neurons.removed + facts.edges.removed === 0)
    return 'Nothing is removed. Drag the slider and watch what changes.';
  const moved =
    facts.changed === 0
      ? `${words.nobody} changed ${words.sides}`
      : `${facts.changed === 1 ? `one ${words.item}` : `${count(facts.changed)} ${words.items}`} changed ${words.sides}`;
  const sentence = `${capital(whatIsGone(facts, words))}; ${moved}.`;
  return [sentence, brieflyWhatToMakeOfIt(facts)].filter(Boolean).join(' ');
}
