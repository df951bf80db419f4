/** What a card's slider sets: a share, a number of standard deviations, or n of every m. */

import type { Frame } from '../engine/protocol';
import type { Card, Count, PruneReport } from '../engine/types';
import type { Messages } from '../i18n/en';
import { RATIO, type Experiment } from './experiment';

/** At the right end of the slider that sets a threshold, in standard deviations. */
const MOST_DEVIATIONS = 3;

/** Whether the weights below s standard deviations go, the share being an outcome. */
export function isThreshold(experiment: Experiment, card: Card): boolean {
  return card === 'weights' && experiment.weightCriterion === 'deviation';
}

/** Of how many weights in a run some go; null where any share may. */
export function runOf(experiment: Experiment, card: Card): number | null {
  if (card !== 'weights' || isThreshold(experiment, card)) return null;
  switch (experiment.weightStructure) {
    case 'ofFour':
      return 4;
    case 'ofMany':
      return experiment.ofMany;
    default:
      return null;
  }
}

/** Where the slider stands, 0 to 1. */
export function positionOf(experiment: Experiment, card: Card): number {
  return isThreshold(experiment, card)
    ? Math.min(1, experiment.deviations / MOST_DEVIATIONS)
    : experiment[RATIO[card]];
}

/** How far an arrow key moves it. */
export function stepOf(experiment: Experiment, card: Card): number {
  const run = runOf(experiment, card);
  return run === null ? 0.01 : 1 / run;
}

/** The field that a slider at `position` sets, and its value; never below the `floor`. */
export function setBy(
  experiment: Experiment,
  card: Card,
  position: number,
  floor = 0,
): readonly ['deviations' | (typeof RATIO)[Card], number] {
  const at = Math.min(1, Math.max(floor, position));
  if (isThreshold(experiment, card))
    return ['deviations', Math.round(at * MOST_DEVIATIONS * 1000) / 1000];
  const run = runOf(experiment, card);
  if (run === null) return [RATIO[card], at];
  // Shares are kept in thousandths, so a floor of n in m may lie a hair beside it.
  const least = Math.ceil((floor - 0.001) * run);
  return [RATIO[card], Math.max(least, Math.round(at * run)) / run];
}

/** The left end of what a slider may set: what training has healed around. */
export function floorOf(experiment: Experiment, card: Card, report: PruneReport): number {
  return isThreshold(experiment, card)
    ? Math.min(1, report.floorDeviations / MOST_DEVIATIONS)
    : report[card].floorRatio;
}

/** The share of a card's items that a frame's plan asks for, or where a threshold cuts, has removed. */
export function shareOf({ plan, report }: Pick<Frame, 'plan' | 'report'>, card: Card): number {
  if (card !== 'weights' || plan.weights.criterion !== 'deviation') return plan[card].ratio;
  const { removed, total } = report.weights;
  return total === 0 ? 0 : removed / total;
}

/** s as it is shown: in thousandths. */
export function thresholdText({ deviations }: Experiment): string {
  return String(Math.round(deviations * 1000) / 1000);
}

/** What the slider has done, in words. */
export function settingText(
  experiment: Experiment,
  card: Card,
  { removed, total }: Pick<Count, 'removed' | 'total'>,
  t: Messages,
): string {
  if (isThreshold(experiment, card))
    return t.dial.threshold(thresholdText(experiment), removed, total);
  const run = runOf(experiment, card);
  if (run === null) return t.ofTotal(removed, total);
  return t.dial.run(Math.round(experiment[RATIO[card]] * run), run, removed, total);
}
