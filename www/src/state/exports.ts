/** The pruned model as files of other programs, and the experiment itself. */

import type { Files } from '../engine/files';
import type { ExportKind } from '../engine/types';
import type { Session } from './session';

/** What can be taken, and how each file is called. */
export const EXPORTS = {
  model: 'secateur-model.safetensors',
  torchPrune: 'secateur-torch-prune.safetensors',
  compact: 'secateur-compact.safetensors',
  pygScript: 'secateur_pyg.py',
  dglScript: 'secateur_dgl.py',
  notebook: 'secateur.ipynb',
  predictions: 'secateur-predictions.csv',
  scores: 'secateur-scores.csv',
  graphMl: 'secateur-graph.graphml',
  edgeList: 'secateur-edges.csv',
} as const satisfies Record<ExportKind, string>;

/** The experiment as the address has it, as a file. */
const EXPERIMENT_FILE = 'secateur-experiment.json';

export class Exports {
  readonly #session: Session;
  readonly #files: Files;

  constructor(session: Session, files: Files) {
    this.#session = session;
    this.#files = files;
  }

  /** The file of what the page shows; null before there is anything. Refusals are the engine's. */
  async file(kind: ExportKind): Promise<File | null> {
    const model = await this.#session.modelFor(kind);
    if (!model) return null;
    const bytes = await this.#files.ask('export', model);
    return new File([bytes as Uint8Array<ArrayBuffer>], EXPORTS[kind]);
  }

  /** Everything that the page was told, and what was done to the weights. */
  experiment(): File {
    const { store, actions } = this.#session;
    const told = { experiment: store.experiment, actions };
    return new File([JSON.stringify(told, null, 2)], EXPERIMENT_FILE);
  }
}
