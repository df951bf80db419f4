/** What a slider sets that is no share, in English. */

export const dial = {
  threshold: (s: string, removed: number, total: number) =>
    `s = ${s}: ${removed} of ${total} removed`,
  run: (n: number, m: number, removed: number, total: number) =>
    `${n} of every ${m}: ${removed} of ${total} removed`,
  s: 's =',
  runOf: (n: number, m: number) => `${n} of ${m} ·`,
};
