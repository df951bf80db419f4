/** How nodes and classes are called, in the language in use. */

import type { Info } from '../engine/types';
import type { Messages } from '../i18n/en';

/** A node that has no other name than its number is a member with that number. */
export function nodeName(info: Info, node: number, t: Messages): string {
  const name = info.nodeNames[node] ?? '';
  return name === '' || /^\d+$/.test(name) ? t.member(node + 1) : t.properName(name);
}

/** Whether the node carries a name of its own. */
export function isNamed(info: Info, node: number): boolean {
  return /[^\d]/.test(info.nodeNames[node] ?? '');
}

export function className(info: Info, index: number, t: Messages): string {
  const name = info.classNames[index];
  return name === undefined ? t.className(index + 1) : t.properName(name);
}
