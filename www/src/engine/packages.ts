/**
 * The only file that knows both wasm packages: the first, which the page begins with, and the whole,
 * which is fetched when something is asked that the first does without.
 */

import initFirst, { Engine as First } from '../../pkg/secateur.js';
import firstWasm from '../../pkg/secateur_bg.wasm?url';
import type { Engine as Whole } from '../../pkg/whole.js';
import wholeWasm from '../../pkg/whole_bg.wasm?url';
import { failureOf } from './failure';
import type { OwnData } from './own';
import { UNREACHABLE } from './protocol';
import type { Spec } from './types';

/** What either package can do. */
export type Engine = First;
export type { Whole };

export interface Package {
  readonly isWhole: boolean;
  readonly Engine: Pick<typeof First, 'differing' | 'alone'>;
  /** Of a graph of the core's own, or of one that the page brings. */
  open(spec: Spec, data: OwnData | null): Engine;
}

/** The core's code for what the first package does without. */
const ELSEWHERE = 'elsewhere';

class Elsewhere extends Error {
  readonly code = ELSEWHERE;
}

/** Raised where the second package cannot be fetched. */
class Unreachable extends Error {
  readonly code = UNREACHABLE;
}

export async function first(): Promise<Package> {
  await initFirst({ module_or_path: firstWasm });
  return {
    isWhole: false,
    Engine: First,
    open: (spec, data) => {
      if (data) throw new Elsewhere('a graph of the page');
      return new First(spec);
    },
  };
}

export async function whole(): Promise<Package> {
  try {
    const { default: init, Engine } = await import('../../pkg/whole.js');
    await init({ module_or_path: wholeWasm });
    return {
      isWhole: true,
      Engine,
      open: (spec, data) => (data ? Engine.withOwnData(spec, data) : new Engine(spec)),
    };
  } catch (error) {
    throw new Unreachable(failureOf(error).message);
  }
}

/** The engine with the verbs that only the whole has; without them the ask is to be repeated there. */
export function asWhole(engine: Engine): Whole {
  if ('searchStart' in engine) return engine as Whole;
  throw new Elsewhere('a verb of the whole');
}

export function isElsewhere(error: unknown): boolean {
  return failureOf(error).code === ELSEWHERE;
}
