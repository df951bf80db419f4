/** What full bars and colours stand for, so that nothing grows because something else went. */

import { peak, type NetworkScales } from '../../draw/network';
import type { Fixed, Frame } from '../../state/store.svelte';

/** Those that a frame decides. */
type FrameScales = Omit<NetworkScales, 'measured'>;

export class Scales {
  #reference = 0;
  #largest: FrameScales = { weightIn: 0, weightOut: 0, activation: 0, score: 0 };

  /**
   * The largest values with nothing removed, or larger ones seen since: a network that learns again
   * has others. Dragging back restores the scales as well.
   */
  of(fixed: Fixed, frame: Frame, reference: number, training: boolean): FrameScales {
    const last = fixed.info.layers.at(-1)?.offset ?? 0;
    const now = {
      weightIn: peak(frame.weights, 0, last),
      weightOut: peak(frame.weights, last),
      activation: peak(frame.activations),
      score: peak(frame.neuronScores),
    };
    const before = this.#largest;
    const { weights, neurons, edges } = frame.report;
    const whole = [weights, neurons, edges].every(({ removed, floor }) => removed === floor);
    const keep = reference === this.#reference && !training && !whole;
    this.#reference = reference;
    this.#largest = keep
      ? {
          weightIn: Math.max(now.weightIn, before.weightIn),
          weightOut: Math.max(now.weightOut, before.weightOut),
          activation: Math.max(now.activation, before.activation),
          // Scores come from the reference weights; another criterion has another scale.
          score: now.score,
        }
      : now;
    return this.#largest;
  }
}
