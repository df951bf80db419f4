/**
 * The page's side of the worker that knows files. The worker is fetched when it is first asked, and
 * ended when what it does is no longer wanted or went wrong.
 */

import { EngineError } from './client';
import type { FilesAnswers, FilesAsk, FilesPort, FilesResponse, FilesVerb } from './filesProtocol';
import { CRASH } from './protocol';

interface Waiting {
  readonly resolve: (answer: FilesAnswers[FilesVerb]) => void;
  readonly reject: (error: unknown) => void;
}

export class Files {
  readonly #spawn: () => FilesPort;
  #port: FilesPort | null = null;
  #id = 0;
  readonly #waiting = new Map<number, Waiting>();

  constructor(spawn: () => FilesPort) {
    this.#spawn = spawn;
  }

  /**
   * Asks the worker; refusals are `EngineError`s. An abort ends the worker at once, and with it
   * whatever else it was asked and what it had read.
   */
  ask<V extends FilesVerb>(
    verb: V,
    ask: FilesAsk[V],
    { signal, transfer = [] }: { signal?: AbortSignal; transfer?: Transferable[] } = {},
  ): Promise<FilesAnswers[V]> {
    return new Promise<FilesAnswers[V]>((resolve, reject) => {
      signal?.throwIfAborted();
      this.#port ??= this.#connect();
      this.#id += 1;
      const id = this.#id;
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      signal?.addEventListener('abort', () => {
        if (this.#waiting.has(id)) this.#end(signal.reason);
      });
      this.#port.postMessage({ id, verb, ask }, transfer);
    });
  }

  #connect(): FilesPort {
    const port = this.#spawn();
    port.onmessage = ({ data }) => this.#receive(data);
    port.onerror = (event) => {
      event.preventDefault();
      this.#end(new EngineError({ code: CRASH, detail: {}, message: event.message }));
    };
    return port;
  }

  #receive(response: FilesResponse): void {
    const job = this.#waiting.get(response.id);
    this.#waiting.delete(response.id);
    if ('answer' in response) {
      job?.resolve(response.answer);
      return;
    }
    const error = new EngineError(response.failure);
    job?.reject(error);
    // After a panic the instance is not trusted.
    if (error.code === CRASH) this.#end(error);
  }

  /** Nobody is left waiting for a worker that is gone. */
  #end(reason: unknown): void {
    this.#port?.terminate();
    this.#port = null;
    const jobs = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const job of jobs) job.reject(reason);
  }
}
