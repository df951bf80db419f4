/** How the graph stands on the screen, so that a picture of it can be taken as it stands. */

import { WHOLE, type View } from '../../draw/view';
import type { Point } from './gestures';

/** A node that was dragged, and where to in the picture as it was fitted. */
export interface Moved extends Point {
  readonly node: number;
}

export interface Placement {
  readonly width: number;
  readonly height: number;
  readonly view: View;
  readonly moved: readonly Moved[];
}

export const shown: { placement: Placement } = {
  placement: { width: 720, height: 460, view: WHOLE, moved: [] },
};
