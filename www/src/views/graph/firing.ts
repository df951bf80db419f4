/** Which neuron's activation the nodes show. */

import { overlay } from '../../state/overlay.svelte';
import type { Store } from '../../state/store.svelte';

/** The one that lights up, else the one chosen last, else the most important. */
export function firing({ lit, frame }: Pick<Store, 'lit' | 'frame'>): number {
  if (lit?.kind === 'neuron') return lit.index;
  return overlay.firing ?? frame?.neuronOrder[0] ?? -1;
}
