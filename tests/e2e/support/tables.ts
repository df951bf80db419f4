/** The tables that say in text what the graph and the network show as pictures. */

import { expect, type Page } from '@playwright/test';
import { planOf, type Cut, type Engine } from './engine';

const WRONG = 1;
const CHANGED = 2;
const TRAIN = 1;

function members(engine: Engine): string[][] {
  const { nodeNames, classNames } = engine.info();
  const edges = engine.edges();
  const edgeMask = engine.edgeMask();
  const labels = engine.labels();
  const roles = engine.roles();
  const flags = engine.nodeFlags();
  return Array.from(engine.predictions(), (predicted, node) => {
    const own = Array.from(edgeMask.keys()).filter(
      (edge) => edges[2 * edge] === node || edges[2 * edge + 1] === node,
    );
    const left = own.filter((edge) => edgeMask[edge] === 1).length;
    const name = nodeNames[node] ?? '';
    const state = [
      roles[node] === TRAIN ? 'known from the start' : '',
      (flags[node] ?? 0) & WRONG ? 'wrong' : '',
      (flags[node] ?? 0) & CHANGED ? 'changed side' : '',
    ];
    return [
      /\D/.test(name) ? name : `Member ${node + 1}`,
      classNames[predicted] ?? `Community ${predicted + 1}`,
      classNames[labels[node] ?? -1] ?? `Community ${(labels[node] ?? -1) + 1}`,
      state.filter(Boolean).join(', '),
      `${left} of ${own.length}`,
    ];
  });
}

function neurons(engine: Engine): string[][] {
  const [first, second] = engine.info().layers;
  if (!first || !second) throw new Error('two layers were expected');
  const mask = engine.weightMask();
  const neuronMask = engine.neuronMask();
  const scores = engine.neuronScores();
  return Array.from(engine.neuronOrder(), (neuron) => {
    const incoming = mask
      .subarray(0, second.offset)
      .filter((_, at) => at % first.outputs === neuron);
    const start = second.offset + neuron * second.outputs;
    const outgoing = mask.subarray(start, start + second.outputs);
    const kept = (weights: Uint8Array) => weights.reduce((sum, one) => sum + one, 0);
    return [
      `Neuron ${neuron + 1}`,
      neuronMask[neuron] === 1 ? 'kept' : 'removed',
      `${kept(incoming)} of ${incoming.length}`,
      (scores[neuron] ?? 0).toPrecision(3),
      `${kept(outgoing)} of ${outgoing.length}`,
    ];
  });
}

/** The cells below the head of the table with this caption. */
async function cells(page: Page, caption: string): Promise<string[][]> {
  const table = page.getByRole('table', { name: caption });
  return table.evaluate((element: HTMLTableElement) =>
    Array.from(element.tBodies[0]?.rows ?? [], (row) =>
      Array.from(row.cells, (cell) => (cell.textContent ?? '').trim()),
    ),
  );
}

/** Every member and every neuron; the tables follow the pictures in quiet moments. */
export async function expectTables(page: Page, engine: Engine, cut: Cut = {}): Promise<void> {
  engine.prune(planOf(cut));
  await expect.poll(() => cells(page, 'Members')).toEqual(members(engine));
  await expect.poll(() => cells(page, 'Neurons')).toEqual(neurons(engine));
}
