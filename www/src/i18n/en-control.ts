/** The dense model, trained for as long as the pruned one was, in English. */

const counted = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'epoch' : 'epochs'}`;

export const control = {
  ask: 'Train the dense model as long',
  stop: 'Stop',
  about: (epochs: number) =>
    `The control: nothing removed, from the same start, for the ${counted(epochs)} that were trained here in all. Nothing here changes.`,
  progress: (done: number, of: number) => `${done.toLocaleString('en')} of ${counted(of)}`,
  answer: (epochs: number, dense: string, pruned: string) =>
    `With nothing removed, after ${counted(epochs)}: ${dense}. As it stands here: ${pruned}.`,
  /** Where patience, or a loss that ran away, ended it: no full control then. */
  early: (done: number, of: number) =>
    `Not as long: the dense model ran out of patience at epoch ${done.toLocaleString('en')} of ${of.toLocaleString('en')}.`,
  diverged: (epoch: number, of: number) =>
    `Not as long: the dense model’s training ran away at epoch ${epoch.toLocaleString('en')} of ${of.toLocaleString('en')}.`,
  line: 'dense, trained as long',
};
