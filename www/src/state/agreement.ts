/** What the agreement of a criterion with measuring is true of. */

import type { Card, Plan } from '../engine/types';

/**
 * The key of a card's scores: no ratio changes them, and no other card; nor does what happens to edges
 * that go and stay.
 */
export function agreementKey(plan: Plan, referenceId: number, card: Card): string {
  const own = card === 'edges' ? { ...plan.edges, after: null, neverStrand: null } : plan[card];
  return `${referenceId} ${JSON.stringify({ ...own, ratio: 0 })}`;
}
