/** One plan over several seeds, in English. */

import { plain } from './numbers';

type Measure = 'correct' | 'auc';

const digits = (measure: Measure, value: number): string =>
  value.toFixed(measure === 'correct' ? 1 : 3);

export const seeds = {
  name: 'Over seeds',
  ask: (count: number) => `Try ${count} seeds`,
  stop: 'Stop',
  about: (epochs: number) =>
    `One seed is one sample. Trains anew from this seed and those that follow it, cuts by this plan, fine-tunes for ${plain(epochs)} epochs, and does the same with nothing removed and at random. Nothing here changes.`,
  progress: (done: number, of: number) => `${done} of ${of} seeds`,
  stale: 'of another plan or model',
  arms: {
    plan: 'this plan',
    dense: 'dense, trained as long',
    random: 'as much at random',
    layerMagnitude: 'smallest weights of each layer',
  },
  pruned: 'as cut',
  tuned: 'fine-tuned',
  difference: 'this plan is',
  /** What is compared: per cent right, or the area under the ROC curve. */
  measures: {
    correct: 'accuracy',
    auc: 'AUC',
  },
  mean: (measure: Measure, mean: number, margin: number) =>
    `${digits(measure, mean)} ± ${digits(measure, margin)}${measure === 'correct' ? ' %' : ''}`,
  than: (measure: Measure, mean: number, margin: number, isSignificant: boolean) => {
    const size = digits(measure, Math.abs(mean));
    const [within, unit] = [digits(measure, margin), measure === 'correct' ? ' points' : ''];
    return isSignificant
      ? `${size} ± ${within}${unit} ${mean > 0 ? 'better' : 'worse'}`
      : `not significant (${mean < 0 ? '−' : '+'}${size} ± ${within})`;
  },
};
