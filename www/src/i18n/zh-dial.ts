/** 滑块所设的不是比例时的文字。 */

import type { dial as english } from './en-dial';
import { plain } from './numbers';

export const dial: typeof english = {
  threshold: (s, removed, total) => `s = ${s}：已剪 ${plain(removed)}，共 ${plain(total)}`,
  run: (n, m, removed, total) => `每 ${m} 个剪 ${n} 个：已剪 ${plain(removed)}，共 ${plain(total)}`,
  s: 's =',
  runOf: (n, m) => `每 ${m} 个剪 ${n} ·`,
};
