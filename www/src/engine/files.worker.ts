/**
 * What knows files and looks closely, by the whole wasm package: answers one request after another.
 */

import init, {
  Engine,
  exportFile,
  FileGraph,
  hashOf,
  openGallery,
  openGenerated,
} from '../../pkg/whole.js';
import wasm from '../../pkg/whole_bg.wasm?url';
import { failureOf } from './failure';
import { UNREACHABLE } from './protocol';
import type { Finding, Question, Studied } from './studyProtocol';
import { timed } from './timing';
import type { OwnData } from './own';
import type {
  FilesAnswers,
  FilesAsk,
  FilesRequest,
  FilesResponse,
  FilesVerb,
} from './filesProtocol';

const loaded = init({ module_or_path: wasm });

/** What was read last. */
let graph: FileGraph | null = null;

/** The engine that is looked at closely, and the spec and graph that it was built from, as JSON. */
let engine: Engine | null = null;
let built = '';
/** The data of the graph that was brought for it last. */
let brought: { readonly key: string; readonly data: OwnData } | null = null;

/** The engine in a state; the message leaves out what stays as it was. */
function engineIn({ spec, plan, snapshot, graph: own }: Studied): Engine {
  if (own?.data) brought = { key: own.key, data: own.data };
  if (own && own.key !== brought?.key) throw new Error('asked without the data of the graph');
  const key = JSON.stringify([spec, own?.key]);
  if (!engine || built !== key) {
    engine?.free();
    engine = null;
    engine = own && brought ? Engine.withOwnData(spec, brought.data) : new Engine(spec);
    built = key;
  }
  if (snapshot) engine.restore(snapshot);
  engine.prune(plan);
  return engine;
}

function find(question: Question, at: Engine): Finding {
  switch (question.kind) {
    case 'explain':
      return { explanation: at.explain(question.card, question.index) };
    case 'explainNode':
      return { explanation: at.explainNode(question.node) };
    case 'cost':
      return { report: at.costReport() };
    case 'correlation':
      return at.correlationStep(question.card, question.due);
    case 'seeds':
      if (question.done === 0) at.seedsStart(question.seeds, question.finetune);
      return at.seedsStep();
    case 'control':
      if (question.done === 0) at.controlStart(question.epochs);
      return at.controlStep(question.due);
    case 'letGo':
      return at.letGo(question.epochs);
    case 'time':
      return timed(at, question.kernel, () => performance.now());
  }
}

const verbs: { [V in FilesVerb]: (ask: FilesAsk[V]) => FilesAnswers[V] } = {
  hash: ({ data }) => hashOf(data),
  gallery: ({ text, features, seed }) => openGallery(JSON.parse(text), features, seed),
  generate: ({ generator, features, seed }) => openGenerated(generator, features, seed),
  read: ({ file, nodeTable, reading }) => {
    graph?.free();
    graph = null;
    graph = new FileGraph(file, nodeTable, reading);
    return graph.understanding();
  },
  choose: ({ choice, seed }) => {
    if (!graph) throw new Error('asked before a file was read');
    return graph.choose(choice, seed);
  },
  study: ({ of, question }) => find(question, engineIn(of)),
  export: ({ kind, spec, plan, data, arrays }) => exportFile(kind, spec, plan, data, arrays),
};

function answer<V extends FilesVerb>({ id, verb, ask }: FilesRequest<V>): FilesResponse {
  try {
    return { id, answer: verbs[verb](ask) };
  } catch (error) {
    return { id, failure: failureOf(error) };
  }
}

addEventListener('message', ({ data }: MessageEvent<FilesRequest>) => {
  void loaded.then(
    () => postMessage(answer(data)),
    (error: unknown) =>
      postMessage({ id: data.id, failure: { ...failureOf(error), code: UNREACHABLE } }),
  );
});
