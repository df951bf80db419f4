/** The page's side of the worker that answers the sliders: one request in flight, newest pending. */

import type { Answers, Ask, Failure, Port, Response } from './protocol';
import { CRASH, UNREACHABLE } from './protocol';

/** Raised where the engine refuses, or where it crashed twice. */
export class EngineError extends Error implements Failure {
  readonly code: string;
  readonly detail: Failure['detail'];

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'EngineError';
    this.code = failure.code;
    this.detail = failure.detail;
  }
}

interface Job {
  readonly ask: Ask;
  /** Whether it was already sent to a worker that crashed. */
  retried: boolean;
  readonly resolve: (answer: Answers[keyof Answers] | null) => void;
  readonly reject: (error: EngineError) => void;
}

export class Client {
  /** What brings a new worker to where the one before stood. */
  rebuild: (() => Ask) | null = null;
  /** Called whenever work begins or ends. */
  onbusy: (() => void) | null = null;

  readonly #spawn: () => Port;
  #port: Port | null = null;
  /** Whether the next worker must first be brought to where the one before stood. */
  #isLost = false;
  #id = 0;
  #flight: Job | null = null;
  #pending: Job[] = [];

  constructor(spawn: () => Port) {
    this.#spawn = spawn;
  }

  get busy(): boolean {
    return this.#flight !== null || this.#pending.length > 0;
  }

  /**
   * Asks the worker. A `prune` that is still waiting is replaced by a newer one and resolves to
   * null; nothing else is ever dropped, and neither is an answer.
   */
  ask<K extends Ask['kind']>(ask: Extract<Ask, { kind: K }>): Promise<Answers[K] | null> {
    return new Promise((resolve, reject) => {
      const last = this.#pending.at(-1);
      if (ask.kind === 'prune' && last?.ask.kind === 'prune') {
        this.#pending.pop();
        last.resolve(null);
      }
      this.#pending.push({ ask, retried: false, resolve: resolve as Job['resolve'], reject });
      this.#next();
      this.onbusy?.();
    });
  }

  #next(): void {
    if (this.#flight) return;
    const job = this.#pending.shift();
    if (!job) return;
    if (this.#isLost && job.ask.kind !== 'open' && this.#rebuildFor(job)) return;
    this.#isLost = false;
    this.#flight = job;
    this.#send(job.ask);
  }

  /** Brings a new worker to where the one before stood, and then asks it; false where nobody knows how. */
  #rebuildFor(job: Job): boolean {
    const rebuild = this.rebuild?.();
    if (!rebuild) return false;
    this.#isLost = false;
    this.#flight = {
      ask: rebuild,
      retried: true,
      resolve: () => this.#resend(job),
      reject: (error) => job.reject(error),
    };
    this.#send(rebuild);
    return true;
  }

  #send(ask: Ask): void {
    this.#port ??= this.#connect();
    this.#id += 1;
    this.#port.postMessage({ id: this.#id, ask });
  }

  #connect(): Port {
    const port = this.#spawn();
    port.onmessage = (event) => this.#receive(event.data);
    port.onerror = (event) => {
      event.preventDefault();
      this.#crashed({ code: CRASH, detail: {}, message: event.message });
    };
    return port;
  }

  #receive(response: Response): void {
    if (response.id !== this.#id || !this.#flight) return;
    if ('failure' in response && response.failure.code === CRASH) {
      this.#crashed(response.failure);
    } else if ('failure' in response) {
      // A module that could not be imported is never asked for again by the same worker; and what the ask
      // has changed on the way is known to the page only.
      if (response.failure.code === UNREACHABLE) this.#drop();
      this.#settle((job) => job.reject(new EngineError(response.failure)));
    } else if ('answer' in response) {
      this.#settle((job) => job.resolve(response.answer));
    }
  }

  #settle(how: (job: Job) => void): void {
    const job = this.#flight;
    this.#flight = null;
    if (job) how(job);
    this.#next();
    this.onbusy?.();
  }

  /** Ends the worker; the next one starts from the Experiment. The same request gets one more try. */
  #crashed(failure: Failure): void {
    this.#drop();
    const job = this.#flight;
    if (job && !job.retried) {
      job.retried = true;
      if (job.ask.kind !== 'open' && this.#rebuildFor(job)) return;
      this.#isLost = false;
      this.#send(job.ask);
      return;
    }
    this.#settle((failed) => failed.reject(new EngineError(failure)));
  }

  #drop(): void {
    this.#port?.terminate();
    this.#port = null;
    this.#isLost = true;
  }

  /** Puts a job back at the head of the line, before anything that waited. */
  #resend(job: Job): void {
    this.#pending.unshift(job);
  }
}
