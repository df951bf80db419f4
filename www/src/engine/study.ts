/**
 * Costs and explanations: by an engine of their own, in a worker that is fetched when somebody first
 * asks, so that no slider waits for them.
 */

import type { Files } from './files';
import type { Finding, Findings, Question, Studied } from './studyProtocol';

interface Job {
  readonly of: Studied;
  readonly question: Question;
  readonly resolve: (finding: Finding | null) => void;
  readonly reject: (error: unknown) => void;
}

export class Study {
  /** Called whenever work begins or ends. */
  onbusy: (() => void) | null = null;

  readonly #files: Files;
  #flight = false;
  #pending: Job[] = [];
  /** What the worker has: an experiment's spec and graph as text, its snapshot, the graph's data. */
  #known = { built: '', snapshot: null as Uint8Array | null, graph: '' };

  constructor(files: Files) {
    this.#files = files;
  }

  get busy(): boolean {
    return this.#flight || this.#pending.length > 0;
  }

  /**
   * Asks about a state. A question that waits is replaced by a newer one of its kind: null. None is
   * ended by its asker, since others may have begun something in steps in the same worker.
   */
  ask<K extends Question['kind']>(
    of: Studied,
    question: Extract<Question, { kind: K }>,
  ): Promise<Findings[K] | null> {
    return new Promise((resolve, reject) => {
      const older = this.#pending.findIndex((job) => job.question.kind === question.kind);
      if (older >= 0) this.#pending.splice(older, 1)[0]?.resolve(null);
      this.#pending.push({ of, question, resolve: resolve as Job['resolve'], reject });
      void this.#next();
      this.onbusy?.();
    });
  }

  async #next(): Promise<void> {
    const job = this.#flight ? undefined : this.#pending.shift();
    if (!job) return;
    this.#flight = true;
    let settle: () => void;
    try {
      const { question } = job;
      const of = this.#unknownOf(job.of);
      const finding = await this.#files.ask('study', { of, question });
      settle = () => job.resolve(finding);
    } catch (error) {
      // Whatever the worker stands on by now, the next question brings all of it.
      this.#known = { built: '', snapshot: null, graph: '' };
      settle = () => job.reject(error);
    }
    this.#flight = false;
    settle();
    void this.#next();
    this.onbusy?.();
  }

  /** The state without what the worker has from before. */
  #unknownOf(of: Studied): Studied {
    const { spec, snapshot, graph } = of;
    const built = JSON.stringify([spec, graph?.key]);
    const { built: before, snapshot: there, graph: data } = this.#known;
    this.#known = { built, snapshot, graph: graph?.key ?? data };
    return {
      ...of,
      snapshot: before === built && there === snapshot ? null : snapshot,
      graph: graph && { ...graph, data: graph.key === data ? null : graph.data, positions: null },
    };
  }
}
