/** The engine as the page has it, in a worker. */

import init, { Engine } from '../pkg/whole.js';
import wasm from '../pkg/whole_bg.wasm?url';
import type { Plan, Spec } from '../src/engine/types';
import { sample, serve } from './serve';
import type { Command, Model } from './serve';
import { load } from './workload';
import type { Workload } from './workload';

const loaded = init({ module_or_path: wasm });

async function engineOf(workload: Workload, dropout: number): Promise<Engine> {
  await loaded;
  const { model } = workload.spec;
  const spec: Spec = {
    ...workload.spec,
    model: { ...model, dropout: { input: dropout, hidden: dropout } },
  };
  return Engine.withOwnData(spec, workload.data);
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
  const { memory } = await loaded;
  return { bytes: memory.buffer.byteLength, loss: report.epochs.at(-1)?.loss };
}

serve(build, ({ verb, workload, dropout }: Command) => {
  if (verb === 'tick') return tick(workload);
  if (verb === 'memory') return memory(workload, dropout);
  return Promise.reject(new Error(`there is no command ${verb}`));
});
