/** Which neuron's activation the nodes show. */

import type { Store } from '../../state/store.svelte';

/** The one that lights up, else the one chosen last, else the most important. */
export function firing(store: Pick<Store, 'lit' | 'firing' | 'frame'>): number {
  const { lit, firing: chosen, frame } = store;
  if (lit?.kind === 'neuron') return lit.index;
  return chosen ?? frame?.neuronOrder[0] ?? -1;
}
