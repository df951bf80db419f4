/** Whether removed weights come back where nothing holds them, in English. */

import { plain } from './numbers';

const counted = (count: number, one: string, many: string): string =>
  `${plain(count)} ${count === 1 ? one : many}`;

export const revival = {
  ask: 'Do removed weights come back?',
  asking: 'Training a copy …',
  about: (epochs: number) =>
    `Fine-tune sets removed weights to 0 after every step. This trains a copy for ${counted(epochs, 'epoch', 'epochs')} and does not; nothing here changes.`,
  answer: (epochs: number, returned: number, removed: number, right: string) =>
    `Without the mask, after ${counted(epochs, 'epoch', 'epochs')} ${plain(returned)} of the ${counted(removed, 'removed weight', 'removed weights')} ${returned === 1 ? 'was' : 'were'} no longer 0; with it, none. Without it, ${right}.`,
  /** Where patience, or weights that ran away, ended it. */
  ended: (asked: number) => `It stopped before all ${counted(asked, 'epoch', 'epochs')} were done.`,
};
