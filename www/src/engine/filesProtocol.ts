/** The messages between the page and the workers that know files and look closely. */

import type { ExportArrays, OpenedGraph, OwnData } from './own';
import type { Failure } from './protocol';
import type { Finding, Question, Studied } from './studyProtocol';
import type {
  Choice,
  ExportKind,
  FeatureChoice,
  Generator,
  Plan,
  Reading,
  Spec,
  Understanding,
} from './types';

/** What a file of a pruned model is made of. */
export interface ModelFile {
  readonly kind: ExportKind;
  readonly spec: Spec;
  readonly plan: Plan;
  /** The graph that the engine was given, if it does not bring it itself. */
  readonly data: OwnData | null;
  readonly arrays: ExportArrays;
}

/** What can be asked of it. */
export interface FilesAsk {
  /** The name of a graph, as a spec knows it. */
  hash: { data: OwnData };
  /** A file of the gallery; without features those that suit it. */
  gallery: { text: string; features: FeatureChoice | null; seed: number };
  /** A graph that a model draws, likewise. */
  generate: { generator: Generator; features: FeatureChoice | null; seed: number };
  /** Reads a file, which stays in the worker, with a table of its nodes beside it. */
  read: { file: Uint8Array; nodeTable: Uint8Array | null; reading: Reading };
  /** Makes of the file that was read last what can be learned from; the seed draws the split. */
  choose: { choice: Choice; seed: number };
  /** A file of what the engine computed; `data` is the caller's own graph, if it is about one. */
  export: ModelFile;
  /** A question about a state of an experiment. */
  study: { of: Studied; question: Question };
}

/** What it answers, by what was asked. */
export interface FilesAnswers {
  hash: string;
  gallery: OpenedGraph;
  generate: OpenedGraph;
  read: Understanding;
  choose: OpenedGraph;
  export: Uint8Array;
  study: Finding;
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
  postMessage(message: FilesRequest): void;
  onmessage: ((event: MessageEvent<FilesResponse>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}
