/**
 * The page's side of the worker that knows files. The worker is fetched when it is first asked, and
 * ended when what it does is no longer wanted or went wrong.
 */

import { EngineError } from './client';
import type {
  FilesAnswers,
  FilesAsk,
  FilesPort,
  FilesRequest,
  FilesResponse,
  FilesVerb,
} from './filesProtocol';
import { CRASH, UNREACHABLE } from './protocol';

interface Waiting {
  readonly request: FilesRequest;
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
   * Asks the worker; refusals are `EngineError`s. An abort ends the worker at once, since it does one
   * thing after another; what else it was asked is asked of the next one, but for choices: the file
   * that they are about went with the worker.
   */
  ask<V extends FilesVerb>(
    verb: V,
    ask: FilesAsk[V],
    signal?: AbortSignal,
  ): Promise<FilesAnswers[V]> {
    return new Promise<FilesAnswers[V]>((resolve, reject) => {
      signal?.throwIfAborted();
      this.#id += 1;
      const request = { id: this.#id, verb, ask };
      this.#waiting.set(request.id, { request, resolve: resolve as Waiting['resolve'], reject });
      signal?.addEventListener('abort', () => this.#restart(request.id, signal.reason), {
        once: true,
      });
      this.#send(request);
    });
  }

  #send(request: FilesRequest): void {
    this.#port ??= this.#connect();
    this.#port.postMessage(request);
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
    // After a panic the instance is not trusted, and a module that did not come is not fetched again.
    if ((error.code === CRASH || error.code === UNREACHABLE) && job) {
      this.#waiting.set(response.id, job);
      this.#restart(response.id, error);
    } else job?.reject(error);
  }

  /** Ends the worker for the sake of one request, and lets another worker do the others. */
  #restart(id: number, reason: unknown): void {
    const job = this.#waiting.get(id);
    if (!job) return;
    this.#port?.terminate();
    this.#port = null;
    this.#waiting.delete(id);
    job.reject(reason);
    for (const [other, { request, reject }] of [...this.#waiting]) {
      if (request.verb === 'choose') {
        this.#waiting.delete(other);
        reject(reason);
      } else this.#send(request);
    }
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
