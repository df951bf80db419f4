/** The messages between the page and the worker that knows files. */

import type { OwnData } from './own';
import type { Failure } from './protocol';

/** What can be asked of it. */
export interface FilesAsk {
  /** The name of a graph, as a spec knows it. */
  hash: { data: OwnData };
}

/** What it answers, by what was asked. */
export interface FilesAnswers {
  hash: string;
}

export type FilesVerb = keyof FilesAsk;

export interface FilesRequest<V extends FilesVerb = FilesVerb> {
  readonly id: number;
  readonly verb: V;
  readonly ask: FilesAsk[V];
}

export type FilesResponse =
  { id: number; answer: FilesAnswers[FilesVerb] } | { id: number; failure: Failure };

/** The part of `Worker` that is used, so that tests can stand in for it. */
export interface FilesPort {
  postMessage(message: FilesRequest, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<FilesResponse>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}
