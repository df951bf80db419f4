/** Answers one page's requests, one after another. */

import { failureOf } from './failure';
import type { OwnData } from './own';
import { asWhole, first, isElsewhere, whole } from './packages';
import type { Engine, Package } from './packages';
import { sweep } from './sweep';
import type {
  Answers,
  Ask,
  Comparison,
  Fixed,
  Frame,
  HandMarks,
  OwnGraph,
  Markable,
  Request,
  Response,
  Side,
} from './protocol';
import type { Plan, Spec } from './types';

/** The package in use; null until the first request says which. */
let kit: Package | null = null;
/** Resolves when no package is on its way. */
let arriving: Promise<unknown> = Promise.resolve();
let engine: Engine | null = null;
/** The spec and the graph that `engine` was built from, as JSON. */
let built = '';
/** The data of the graph that was brought last. */
let data: { readonly key: string; readonly of: OwnData } | null = null;
/** The plan that `engine` was last pruned by, as JSON. */
let masked = '';
/** The sweep that runs; another number means that it was replaced or cancelled. */
let sweeping = 0;

function post(response: Response, transfer: Transferable[] = []): void {
  postMessage(response, { transfer });
}

/** The buffers of every array in an answer and in the records that it holds. */
function buffersOf(value: object): Transferable[] {
  if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
  return Object.values(value).flatMap((part: unknown) =>
    part instanceof Object && !Array.isArray(part) ? buffersOf(part) : [],
  );
}

function fixedOf(from: Engine, positions: Float32Array | null): Fixed {
  return {
    info: from.info(),
    criteria: from.criteria(),
    edges: from.edges(),
    labels: from.labels(),
    roles: from.roles(),
    positions: positions?.slice() ?? from.positions(),
  };
}

function marksOf(from: Engine, card: Markable): HandMarks {
  return { cut: from.handCut(card), kept: from.handKept(card) };
}

function frameOf(from: Engine, plan: Plan): Frame {
  const report = from.prune(plan);
  masked = JSON.stringify(plan);
  return {
    plan,
    epoch: from.epoch(),
    report,
    weights: from.weights(),
    weightMask: from.weightMask(),
    neuronMask: from.neuronMask(),
    edgeMask: from.edgeMask(),
    nodeMask: from.nodeMask(),
    predictions: from.predictions(),
    nodeFlags: from.nodeFlags(),
    activations: from.activations(),
    neuronScores: from.neuronScores(),
    neuronOrder: from.neuronOrder(),
    hand: {
      weights: marksOf(from, 'weights'),
      neurons: marksOf(from, 'neurons'),
      edges: marksOf(from, 'edges'),
      nodes: marksOf(from, 'nodes'),
    },
  };
}

function loaded(): Package {
  if (!kit) throw new Error('asked before a package was loaded');
  return kit;
}

function current(): Engine {
  if (!engine) throw new Error('asked before an engine was opened');
  return engine;
}

/** The engine with the plan in force. */
function prunedBy(plan: Plan): Engine {
  const from = current();
  if (masked !== JSON.stringify(plan)) {
    from.prune(plan);
    masked = JSON.stringify(plan);
  }
  return from;
}

/** The engine of a spec; the one before stays where the new one is refused. */
function open(spec: Spec, graph: OwnGraph | null): Engine {
  const key = JSON.stringify([spec, graph?.key]);
  if (engine && built === key) return engine;
  if (graph?.data) data = { key: graph.key, of: graph.data };
  if (graph && graph.key !== data?.key) throw new Error('asked without the data of the graph');
  const opened = loaded().open(spec, graph && data ? data.of : null);
  engine?.free();
  engine = opened;
  built = key;
  masked = '';
  return engine;
}

/** Counted by the core, as everything is. */
function compared(a: Side, b: Side): Comparison {
  const { Engine } = loaded();
  return {
    nodes: Engine.differing(a.predictions, b.predictions),
    weights: [...Engine.alone(a.weightMask, b.weightMask)],
    neurons: [...Engine.alone(a.neuronMask, b.neuronMask)],
    edges: [...Engine.alone(a.edgeMask, b.edgeMask)],
  };
}

function answer(ask: Ask): Answers[keyof Answers] {
  switch (ask.kind) {
    case 'open': {
      const opened = open(ask.spec, ask.graph);
      if (ask.snapshot) opened.restore(ask.snapshot);
      else opened.reset();
      return {
        fixed: fixedOf(opened, ask.graph?.positions ?? null),
        frame: frameOf(opened, ask.plan),
      };
    }
    case 'prune':
      return { frame: frameOf(current(), ask.plan) };
    case 'train': {
      const start = performance.now();
      const from = prunedBy(ask.plan);
      const { ended, epochs } = from.train(ask.epochs);
      const milliseconds = performance.now() - start;
      return { frame: frameOf(from, ask.plan), ended, milliseconds, epochs };
    }
    case 'schedule': {
      const from = asWhole(current());
      const start = performance.now();
      if (ask.request) {
        prunedBy(ask.plan);
        from.scheduleStart(ask.request);
      }
      const { ended, epochs } = from.scheduleStep(ask.epochs);
      const milliseconds = performance.now() - start;
      // A step ends with its round: fewer epochs may be done than were asked for.
      const done = epochs.length;
      return { frame: frameOf(from, from.plan()), ended, done, milliseconds, epochs };
    }
    case 'hand':
      current().setHand(ask.card, Uint32Array.from(ask.cut), Uint32Array.from(ask.kept));
      return { frame: frameOf(current(), ask.plan) };
    case 'nextMark':
      return { mark: prunedBy(ask.plan).nextMark(ask.card, ask.index) };
    case 'compare':
      return { comparison: compared(ask.a, ask.b) };
    case 'refit':
      asWhole(prunedBy(ask.plan)).refit();
      return { frame: frameOf(current(), ask.plan) };
    case 'rewind':
      prunedBy(ask.plan).rewind(ask.rewind);
      return { frame: frameOf(current(), ask.plan) };
    case 'reset':
      current().reset();
      return { frame: frameOf(current(), ask.plan) };
    case 'restore':
      current().restore(ask.snapshot);
      return { frame: frameOf(current(), ask.plan) };
    case 'snapshot':
      return { snapshot: current().snapshot() };
    case 'arrays': {
      const from = prunedBy(ask.plan);
      const { scores } = ask;
      const arrays = {
        params: from.parameters(),
        whole: from.wholeParameters(),
        weightMask: from.weightMask(),
        neuronMask: from.neuronMask(),
        edgeMask: from.edgeMask(),
        edgeStrengths: from.edgeStrengths(),
        logits: from.logits(),
        weightScores: scores ? from.weightScores() : null,
        neuronScores: scores ? from.neuronScores() : null,
        edgeScores: scores ? from.edgeScores() : null,
      };
      return { spec: from.spec(), arrays };
    }
  }
}

async function perform(request: Request): Promise<void> {
  if ('cancel' in request) sweeping = 0;
  else if ('sweep' in request) {
    const { id, sweep: job } = request;
    sweeping = id;
    const from = open(job.spec, job.graph);
    masked = '';
    await sweep(from, job, {
      tell: (news) => post({ id, news }, buffersOf(news)),
      isWanted: () => sweeping === id,
    });
  } else {
    const given = answer(request.ask);
    post({ id: request.id, answer: given }, buffersOf(given));
  }
}

/** Fetches a package and goes on with it where the one before stood; others wait meanwhile. */
function use(load: () => Promise<Package>): Promise<void> {
  const arrived = load().then((next) => {
    if (engine) {
      const moved = next.open(engine.spec(), null);
      moved.restore(engine.snapshot());
      engine.free();
      engine = moved;
      masked = '';
    }
    kit = next;
  });
  arriving = arrived.catch(() => undefined);
  return arrived;
}

/** Whether a request is about a graph that only the whole opens: then the first is not fetched. */
function bringsGraph(request: Request): boolean {
  if ('sweep' in request) return request.sweep.graph !== null;
  return 'ask' in request && request.ask.kind === 'open' && request.ask.graph !== null;
}

async function handle(request: Request): Promise<void> {
  try {
    for (let seen; seen !== arriving; await seen) seen = arriving;
    if (!kit) await use(bringsGraph(request) ? whole : first);
    try {
      await perform(request);
    } catch (error) {
      if (!isElsewhere(error) || loaded().isWhole) throw error;
      // Another sweep may have begun by now.
      if ('sweep' in request && sweeping !== request.id) return;
      await use(whole);
      await perform(request);
    }
  } catch (error) {
    post({ id: request.id, failure: failureOf(error) });
  }
}

addEventListener('message', (event: MessageEvent<Request>) => void handle(event.data));
