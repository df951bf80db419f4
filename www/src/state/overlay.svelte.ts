/** What the nodes' colours say. It is looked at, not done: no part of the experiment, no step of undo. */

type Overlay = 'prediction' | 'truth' | 'mistakes' | 'activation';

class OverlayState {
  shown: Overlay = $state('prediction');
  /** The neuron whose activation they say; null for the most important one. */
  firing: number | null = $state(null);
}

export const overlay = new OverlayState();
