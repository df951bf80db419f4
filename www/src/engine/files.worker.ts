/** The only file that knows the files' wasm package: answers one request after another. */

import init, {
  exportFile,
  FileGraph,
  hashOf,
  openGallery,
  openGenerated,
} from '../../pkg/files.js';
import wasm from '../../pkg/files_bg.wasm?url';
import { failureOf } from './failure';
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
    (error: unknown) => postMessage({ id: data.id, failure: failureOf(error) }),
  );
});
