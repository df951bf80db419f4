/**
 * The engine once more, in Node: what the page shows has to be what this one says. It is built from
 * the experiment as it is written down here, not from the page's own.
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '../../../www/pkg/whole.js';
import type { Card, KarateLabels, Plan, PruneReport, Spec } from '../../../www/src/engine/types';

/** Playwright makes these files CommonJS, and the package is none: it has to be asked for. */
const loaded = import('../../../www/pkg/whole.js').then(async ({ Engine, initSync }) => {
  const wasm = join(__dirname, '../../../www/pkg/whole_bg.wasm');
  initSync({ module: await readFile(wasm) });
  return Engine;
});

export type { Card, Engine, Plan, PruneReport };

export const CARDS: readonly Card[] = ['weights', 'neurons', 'edges'];

/** How long the page trains when it opens. */
export const EPOCHS = 200;

export function specOf(labels: KarateLabels = 'factions'): Spec {
  return {
    graph: { kind: 'karateClub', labels },
    task: { kind: 'nodeClasses' },
    split: { kind: 'given' },
    model: {
      hidden: [16],
      bias: false,
      activation: 'relu',
      dropout: { input: 0, hidden: 0 },
      normalization: 'symmetric',
      selfLoops: true,
    },
    training: {
      epochs: EPOCHS,
      optimizer: { kind: 'adam', learningRate: 0.01 },
      weightDecay: 5e-4,
      decay: 'first',
      patience: null,
      checkpoint: 0,
    },
    seed: 6,
  };
}

/** Parts of a plan; what is left out is as the page has it on opening. */
export interface Cut {
  readonly weights?: Partial<Plan['weights']>;
  readonly neurons?: Partial<Plan['neurons']>;
  readonly edges?: Partial<Plan['edges']>;
}

export function planOf(cut: Cut = {}): Plan {
  return {
    weights: {
      ratio: 0,
      criterion: 'magnitude',
      scope: 'network',
      structure: 'single',
      keepLast: false,
      draw: 0,
      ...cut.weights,
    },
    neurons: { ratio: 0, criterion: 'spread', scope: 'network', draw: 0, ...cut.neurons },
    edges: {
      ratio: 0,
      criterion: 'jaccard',
      after: 'keep',
      frozen: false,
      neverStrand: false,
      draw: 0,
      column: 0,
      highGoes: false,
      ...cut.edges,
    },
  };
}

/** The plan with a ratio of one card changed. */
export function cutOf(card: Card, ratio: number): Cut {
  return { [card]: { ratio } };
}

/** As the page stands once it is ready, or after fewer epochs. */
export async function trained(
  labels: KarateLabels = 'factions',
  epochs = EPOCHS,
  training: Partial<Spec['training']> = {},
): Promise<Engine> {
  const spec = specOf(labels);
  const engine = new (await loaded)({ ...spec, training: { ...spec.training, ...training } });
  engine.train(epochs);
  return engine;
}
