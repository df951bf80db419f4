/** The engine as the page has it, in a worker: the karate club in the module that opens it. */

import initFirst, { Engine as First } from '../pkg/secateur.js';
import firstWasm from '../pkg/secateur_bg.wasm?url';
import initWhole, { Engine as Whole } from '../pkg/whole.js';
import wholeWasm from '../pkg/whole_bg.wasm?url';
import type { Plan, Spec } from '../src/engine/types';
import { sample, serve } from './serve';
import type { Command, Model } from './serve';
import { load } from './workload';
import type { Workload } from './workload';

const first = initFirst({ module_or_path: firstWasm });
const whole = initWhole({ module_or_path: wholeWasm });

function isFirst(name: string): boolean {
  return name === 'karate';
}

async function engineOf(workload: Workload, dropout: number): Promise<First> {
  const { model } = workload.spec;
  const spec: Spec = {
    ...workload.spec,
    model: { ...model, dropout: { input: dropout, hidden: dropout } },
  };
  if (isFirst(workload.name)) {
    await first;
    return new First({ ...spec, graph: { kind: 'karateClub', labels: 'factions' } });
  }
  await whole;
  return Whole.withOwnData(spec, workload.data);
}

async function build(workload: Workload, dropout: number): Promise<Record<string, Model>> {
  const engine = await engineOf(workload, dropout);
  return {
    engine: {
      reset: () => engine.reset(),
      // The bare step, as that of the peers.
      train: (epochs) => engine.train(epochs, 'last').epochs.map((epoch) => epoch.loss),
    },
  };
}

/** Slider ticks, as the worker of the page answers them. */
async function tick(name: string): Promise<object> {
  const engine = await engineOf(await load(name), 0);
  engine.train(10);
  const timesOf = (card: 'weights' | 'edges') => {
    const plan = engine.plan();
    const plans: Plan[] = [0.5, 0.3].map((ratio) => ({
      ...plan,
      [card]: { ...plan[card], ratio },
    }));
    let turn = 0;
    return sample(() => {
      turn = 1 - turn;
      const next = plans[turn];
      if (next) engine.prune(next);
    });
  };
  const answer = { weights: timesOf('weights'), edges: timesOf('edges') };
  engine.free();
  return answer;
}

/** Bytes of this instance's memory, which never shrinks: ask a fresh worker. */
async function memory(name: string, dropout: number): Promise<object> {
  const engine = await engineOf(await load(name), dropout);
  const report = engine.train(10);
  const { memory } = await (isFirst(name) ? first : whole);
  return { bytes: memory.buffer.byteLength, loss: report.epochs.at(-1)?.loss };
}

serve(build, ({ verb, workload, dropout }: Command) => {
  if (verb === 'tick') return tick(workload);
  if (verb === 'memory') return memory(workload, dropout);
  return Promise.reject(new Error(`there is no command ${verb}`));
});
