/** The y-axis that all scented sliders share: from chance, or the lowest curve, to everybody. */

import type { Curve, Info } from '../engine/types';
import type { Frame } from '../engine/protocol';

export interface Axis {
  /** Lowest figure that has to be shown. */
  readonly low: number;
  /** All evaluated nodes right. */
  readonly high: number;
  readonly chance: number;
}

export function axisOf(info: Info, frame: Frame, curves: readonly (Curve | null)[]): Axis {
  const { total, correct } = frame.report.pruned;
  const shown = curves.flatMap((curve) => curve?.correct ?? []);
  return { low: Math.min(info.chance, correct, ...shown), high: total, chance: info.chance };
}
