/** Graphs that the engine does not bring: the one that an experiment names, kept while it is used. */

import { EngineError } from '../engine/client';
import type { OwnGraph } from '../engine/protocol';
import { isClub, type Experiment } from './experiment';
import type { Gallery } from './gallery';

/** Draws the split of a graph; another seed of the network leaves it as it is. */
const SPLIT_SEED = 0;

export class Graphs {
  readonly #gallery: Pick<Gallery, 'open'>;
  /** Graphs that came with a link, by name. */
  readonly #brought = new Map<string, OwnGraph>();
  #key = '';
  #graph: Promise<OwnGraph> | null = null;

  constructor(gallery: Pick<Gallery, 'open'>) {
    this.#gallery = gallery;
  }

  /** The data of the experiment's graph; null where the engine has them. The last one is kept. */
  async of(experiment: Experiment): Promise<OwnGraph | null> {
    if (isClub(experiment.graph)) return null;
    const key = JSON.stringify([experiment.graph, experiment.features]);
    if (key !== this.#key || !this.#graph) {
      this.#key = key;
      this.#graph = this.#open(experiment);
    }
    try {
      return await this.#graph;
    } catch (error) {
      this.#graph = null;
      throw error;
    }
  }

  /** Keeps a graph that came with a link as long as the page. */
  bring(name: string, graph: OwnGraph): void {
    this.#brought.set(name, graph);
  }

  async #open({ graph, features }: Experiment): Promise<OwnGraph> {
    const brought = this.#brought.get(graph);
    if (brought) return brought;
    const opened = await this.#gallery.open(graph, features, SPLIT_SEED);
    if (!opened)
      throw new EngineError({ code: 'data-missing', detail: {}, message: `no graph ${graph}` });
    const { data, hash, positions, userItem } = opened;
    return { key: hash, data, bipartite: userItem, positions };
  }
}
