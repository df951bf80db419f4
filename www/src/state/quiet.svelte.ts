/** Frames for what need not follow a drag: tables beside the pictures. */

import { untrack } from 'svelte';
import type { Frame, Store } from './store.svelte';

/** Milliseconds without a newer frame. */
const PAUSE = 300;

/**
 * The frame as of the last quiet moment; null until `first` milliseconds after there was one. To be
 * called while a component is set up.
 */
export function quietFrame(store: Store, first = PAUSE): { readonly current: Frame | null } {
  let current: Frame | null = $state.raw(null);
  $effect(() => {
    const { frame } = store;
    const pause = untrack(() => current) ? PAUSE : first;
    const timer = setTimeout(() => (current = frame), pause);
    return () => clearTimeout(timer);
  });
  return {
    get current() {
      return current;
    },
  };
}
