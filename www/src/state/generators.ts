/** The models of graphs: what of each can be set, within which range, and where it begins. */

import type { Generator } from '../engine/types';

export type Model = Generator['kind'];

export interface Parameter {
  readonly key: string;
  /** The name of its text, where the key alone does not say what it is here. */
  readonly text?: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly initial: number;
}

function whole(key: string, min: number, initial: number, max: number, more = {}): Parameter {
  return { key, min, max, step: 1, initial, ...more };
}

function share(key: string, initial: number, step = 0.01): Parameter {
  return { key, min: 0, max: 1, step, initial };
}

/** Ranges of the sliders; the engine's own are wider where a preview would be slow. */
export const MODELS: Readonly<Record<Model, readonly Parameter[]>> = {
  blockModel: [
    whole('nodes', 20, 200, 2000),
    whole('edges', 20, 800, 10_000),
    whole('blocks', 2, 4, 12),
    share('homophily', 0.8),
    whole('features', 1, 16, 128),
    { key: 'signal', min: 0, max: 3, step: 0.05, initial: 0.5 },
    whole('labels', 1, 5, 50),
  ],
  plantedPartition: [
    whole('groups', 2, 4, 12),
    whole('size', 3, 40, 200),
    share('inside', 0.2),
    share('between', 0.01, 0.005),
  ],
  lfr: [
    whole('nodes', 50, 250, 2000),
    { key: 'degree', min: 2, max: 30, step: 0.5, initial: 8 },
    whole('maxDegree', 4, 30, 100),
    { key: 'degreeExponent', min: 1.5, max: 4, step: 0.1, initial: 2.5 },
    { key: 'sizeExponent', min: 1, max: 3, step: 0.1, initial: 1.5 },
    share('mixing', 0.15),
    whole('minSize', 5, 30, 200),
    whole('maxSize', 10, 70, 500),
  ],
  relaxedCaveman: [
    whole('caves', 2, 8, 30),
    whole('size', 3, 10, 40, { text: 'caveSize' }),
    share('rewired', 0.15),
  ],
  corePeriphery: [
    whole('nodes', 12, 120, 1000),
    whole('core', 3, 30, 200),
    share('inside', 0.4),
    share('between', 0.08),
    share('outside', 0.01, 0.005),
  ],
  barabasiAlbert: [whole('nodes', 10, 150, 2000), whole('edges', 1, 2, 20, { text: 'newEdges' })],
  holmeKim: [
    whole('nodes', 10, 150, 2000),
    whole('edges', 1, 3, 20, { text: 'newEdges' }),
    share('triangles', 0.7),
  ],
  wattsStrogatz: [
    whole('nodes', 12, 100, 1000),
    { key: 'neighbours', min: 2, max: 30, step: 2, initial: 6 },
    share('rewired', 0.1),
  ],
};

export const MODEL_NAMES = Object.keys(MODELS) as readonly Model[];

/** Values by key. */
export type Values = Readonly<Record<string, number>>;

export function initialValues(model: Model): Values {
  return Object.fromEntries(MODELS[model].map(({ key, initial }) => [key, initial]));
}

/** The model with its values, those that are missing as they begin. */
export function generatorOf(model: Model, values: Values): Generator {
  return { kind: model, ...initialValues(model), ...values } as unknown as Generator;
}
