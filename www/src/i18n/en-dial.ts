/** What a slider sets that is no share, in English. */

import { plain } from './numbers';

export const dial = {
  threshold: (s: string, removed: number, total: number) =>
    `s = ${s}: ${plain(removed)} of ${plain(total)} removed`,
  run: (n: number, m: number, removed: number, total: number) =>
    `${n} of every ${m}: ${plain(removed)} of ${plain(total)} removed`,
  s: 's =',
  runOf: (n: number, m: number) => `${n} of ${m} ·`,
};
