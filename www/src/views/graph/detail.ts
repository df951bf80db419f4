/** What there is to say of a node or an edge, in one line. */

import type { Messages } from '../../i18n/en';
import { nodeName } from '../../state/names';
import { nodeView } from '../../state/nodes';
import type { Fixed, Frame, Item } from '../../state/store.svelte';

export function itemText(fixed: Fixed, frame: Frame, item: Item, t: Messages): string {
  if (item.kind === 'node') return t.nodeDetail(nodeView(fixed, frame, item.index, t));
  if (item.kind !== 'edge') return '';
  const [a, b] = fixed.edges.subarray(2 * item.index, 2 * item.index + 2);
  if (a === undefined || b === undefined) return '';
  const [first, second] = [fixed.labels[a] ?? -1, fixed.labels[b] ?? -1];
  return t.pictures.edgeDetail({
    name: t.pictures.edge(nodeName(fixed.info, a, t), nodeName(fixed.info, b, t)),
    removed: frame.edgeMask[item.index] !== 1,
    within: first < 0 || second < 0 ? null : first === second,
  });
}
