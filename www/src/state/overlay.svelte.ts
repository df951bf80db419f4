/** What the nodes' colours say. It is looked at, not done: no part of the experiment, no step of undo. */

import { judgesNodes } from './nodes';
import type { Frame } from './store.svelte';

const OVERLAYS = ['prediction', 'truth', 'mistakes', 'activation'] as const;

type Overlay = (typeof OVERLAYS)[number];

class OverlayState {
  chosen: Overlay = $state('prediction');
  /** The neuron whose activation they say; null for the most important one. */
  firing: number | null = $state(null);

  /** What can be said of a frame's nodes: where edges are predicted they have neither prediction nor mistake. */
  offered(frame: Frame | null): readonly Overlay[] {
    return !frame || judgesNodes(frame) ? OVERLAYS : ['truth', 'activation'];
  }

  /** What is said of a frame's nodes. */
  on(frame: Frame | null): Overlay {
    return this.offered(frame).includes(this.chosen) ? this.chosen : 'truth';
  }
}

export const overlay = new OverlayState();
