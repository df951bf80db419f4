/** Which items a result is counted on, and the y-axis that all scented sliders share. */

import type { Curve, Info, PruneReport, Series } from '../engine/types';

/** Test items judge; choices are made by validation items. */
export type Split = 'test' | 'validation';

/** The split that choices are made by; without validation items, what is evaluated has to do. */
export function choosingSplit(info: Info): Split {
  return info.validationChance === null ? 'test' : 'validation';
}

/** The results of a curve on a split; null where it has none. */
export function seriesOn(curve: Curve | null, split: Split): Series | null {
  return curve?.[split] ?? null;
}

/** What a split has right. */
interface Tally {
  readonly total: number;
  readonly dense: number;
  readonly pruned: number;
  readonly chance: number;
}

export function tallyOn(info: Info, report: PruneReport, split: Split): Tally {
  const { validation, dense, pruned } = report;
  return split === 'validation' && validation && info.validationChance !== null
    ? { ...validation, chance: info.validationChance }
    : {
        total: pruned.total,
        dense: dense.correct,
        pruned: pruned.correct,
        chance: info.chance,
      };
}

interface Axis {
  /** Lowest figure that has to be shown: chance, or the lowest of the curves and the band that is drawn. */
  readonly low: number;
  /** All items right. */
  readonly high: number;
  readonly chance: number;
}

export function axisOf(
  tally: Tally,
  curves: readonly (Series | null)[],
  band: Series['random'] = null,
): Axis {
  const { total, pruned, chance } = tally;
  const shown = curves.flatMap((series) => series?.correct ?? []);
  return { low: Math.min(chance, pruned, ...shown, ...(band?.low ?? [])), high: total, chance };
}
