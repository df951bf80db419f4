/** What the agreement of a criterion with measuring is true of. */

import type { Card, Plan } from '../engine/types';

/** The key of a card's scores: no ratio changes them, and no other card. */
export function agreementKey(plan: Plan, referenceId: number, card: Card): string {
  return `${referenceId} ${JSON.stringify({ ...plan[card], ratio: 0 })}`;
}
