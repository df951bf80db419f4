/** One plan over several seeds, in English. */

const points = (value: number): string => Math.abs(value).toFixed(1);

export const seeds = {
  name: 'Over seeds',
  ask: (count: number) => `Try ${count} seeds`,
  stop: 'Stop',
  about: (epochs: number) =>
    `One seed is one sample. Trains anew from this seed and those that follow it, cuts by this plan, fine-tunes for ${epochs} epochs, and does the same with nothing removed and at random. Nothing here changes.`,
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
  mean: (mean: number, margin: number) => `${mean.toFixed(1)} ± ${margin.toFixed(1)} %`,
  than: (mean: number, margin: number, isSignificant: boolean) =>
    isSignificant
      ? `${points(mean)} ± ${margin.toFixed(1)} points ${mean > 0 ? 'better' : 'worse'}`
      : `not significant (${mean < 0 ? '−' : '+'}${points(mean)} ± ${margin.toFixed(1)})`,
};
