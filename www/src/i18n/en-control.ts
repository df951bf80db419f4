/** The dense model, trained for as long as the pruned one was, in English. */

import { plain } from './numbers';

const counted = (count: number): string => `${plain(count)} ${count === 1 ? 'epoch' : 'epochs'}`;

export const control = {
  ask: 'Train the dense model as long',
  stop: 'Stop',
  about: (epochs: number) =>
    `The control: nothing removed, from the same start, for the ${counted(epochs)} that were trained here in all. Nothing here changes.`,
  progress: (done: number, of: number) => `${plain(done)} of ${counted(of)}`,
  answer: (epochs: number, dense: string, pruned: string) =>
    `With nothing removed, after ${counted(epochs)}: ${dense}. As it stands here: ${pruned}.`,
  /** Where patience, or a loss that ran away, ended it: no full control then. */
  early: (done: number, of: number) =>
    `Not as long: the dense model ran out of patience at epoch ${plain(done)} of ${plain(of)}.`,
  diverged: (epoch: number, of: number) =>
    `Not as long: the dense model’s training ran away at epoch ${plain(epoch)} of ${plain(of)}.`,
  /** Of its curve. */
  line: {
    running: 'dense, in training',
    completed: 'dense, trained as long',
    early: (done: number) => `dense, out of patience at epoch ${plain(done)}`,
    diverged: (epoch: number) => `dense, ran away at epoch ${plain(epoch)}`,
  },
};
