/** Sweeps: a worker of its own with its own engine, never the one that answers the sliders. */

import type { Failure, Port, Response, SweepJob, SweepNews } from './protocol';
import { CRASH, UNREACHABLE } from './protocol';

export interface SweepHandlers {
  news(news: SweepNews): void;
  failed(failure: Failure): void;
}

export class Pool {
  /** Called whenever a sweep begins or ends. */
  onbusy: (() => void) | null = null;

  readonly #spawn: () => Port;
  #port: Port | null = null;
  #id = 0;
  #handlers: SweepHandlers | null = null;
  /** The graph whose data the worker has. */
  #known = '';

  constructor(spawn: () => Port) {
    this.#spawn = spawn;
  }

  get busy(): boolean {
    return this.#handlers !== null;
  }

  /** Runs a sweep; one that still runs is cancelled, and what it had not told yet is lost. */
  run(job: SweepJob, handlers: SweepHandlers): void {
    this.#port ??= this.#connect();
    this.#id += 1;
    this.#handlers = handlers;
    const { graph } = job;
    const isKnown = graph !== null && graph.key === this.#known;
    if (graph) this.#known = graph.key;
    const sweep = isKnown ? { ...job, graph: { ...graph, data: null } } : job;
    this.#port.postMessage({ id: this.#id, sweep });
    this.onbusy?.();
  }

  cancel(): void {
    if (!this.#handlers) return;
    this.#port?.postMessage({ id: this.#id, cancel: true });
    this.#end();
  }

  #end(): void {
    this.#handlers = null;
    this.onbusy?.();
  }

  #connect(): Port {
    const port = this.#spawn();
    port.onmessage = (event) => this.#receive(event.data);
    port.onerror = (event) => {
      event.preventDefault();
      this.#failed({ code: CRASH, detail: {}, message: event.message });
    };
    return port;
  }

  #receive(response: Response): void {
    const handlers = this.#handlers;
    if (response.id !== this.#id || !handlers) return;
    if ('failure' in response) this.#failed(response.failure);
    else if ('news' in response) {
      if (response.news.kind === 'end') this.#end();
      handlers.news(response.news);
    }
  }

  #failed(failure: Failure): void {
    const handlers = this.#handlers;
    // Whatever the worker has by now, the next sweep brings all of it.
    this.#known = '';
    if (failure.code === CRASH || failure.code === UNREACHABLE) {
      this.#port?.terminate();
      this.#port = null;
    }
    this.#end();
    handlers?.failed(failure);
  }
}
