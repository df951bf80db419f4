/** The only file that knows the files' wasm package: answers one request after another. */

import init, { hashOf, openGallery, openGenerated } from '../../pkg/files.js';
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

const verbs: { [V in FilesVerb]: (ask: FilesAsk[V]) => FilesAnswers[V] } = {
  hash: ({ data }) => hashOf(data),
  gallery: ({ text, features, seed }) => openGallery(JSON.parse(text), features, seed),
  generate: ({ generator, features, seed }) => openGenerated(generator, features, seed),
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
