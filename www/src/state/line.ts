/** Verbs that need the engine for themselves, one after another; and whether the page is busy. */

import { CRASH } from '../engine/protocol';
import type { Failure } from '../engine/protocol';

export class Line {
  /** Called whenever work begins or ends. */
  onchange: (() => void) | null = null;

  readonly #fail: (failure: Failure) => void;
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(fail: (failure: Failure) => void) {
    this.#fail = fail;
  }

  /** How many verbs are under way or wait. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Runs a verb when the ones before it are done; `after` follows the last of them. */
  enqueue(verb: () => Promise<void> | void, after: () => Promise<void>): void {
    this.#waiting += 1;
    this.onchange?.();
    this.#last = this.#last.then(async () => {
      await this.guard(async () => {
        await verb();
        if (this.#waiting === 1) await after();
      });
      this.#waiting -= 1;
      this.onchange?.();
    });
  }

  /** Runs a verb at once; what it throws becomes a failure on the screen. */
  async guard(verb: () => Promise<void>): Promise<void> {
    try {
      await verb();
    } catch (error) {
      this.#fail(failureOf(error));
      this.onchange?.();
    }
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof Error && 'code' in error && 'detail' in error)
    return error as Error & Failure;
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: CRASH, detail: {}, message };
}
