/** Graphs that the engine does not bring: where their data come from, and what is known of them. */

import type { OwnGraph } from '../engine/protocol';
import { isClub, type Experiment } from './experiment';

/** Fetches, generates or remembers the data of a graph. */
export type GraphSource = (experiment: Experiment) => Promise<OwnGraph>;

export class Graphs {
  readonly #source: GraphSource;
  #key = '';
  #graph: Promise<OwnGraph> | null = null;

  constructor(source: GraphSource) {
    this.#source = source;
  }

  /** The data of the experiment's graph; null where the engine has them. The last one is kept. */
  async of(experiment: Experiment): Promise<OwnGraph | null> {
    if (isClub(experiment.graph)) return null;
    const key = JSON.stringify([experiment.graph, experiment.features, experiment.task]);
    if (key !== this.#key || !this.#graph) {
      this.#key = key;
      this.#graph = this.#source(experiment);
    }
    try {
      return await this.#graph;
    } catch (error) {
      this.#graph = null;
      throw error;
    }
  }
}
