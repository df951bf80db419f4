/**
 * An experiment with its weights as a file: JSON, gzipped. `weights` is the engine's snapshot, which
 * knows its own version and sum; `graph` holds the visitor's own graph where the experiment is about
 * one. Arrays of numbers are written as `{ "f32": "base64" }`, little-endian.
 */

import { EngineError } from '../engine/client';
import type { BareGraph } from '../engine/own';
import { read, write, type Action } from './actions';
import { EXPERIMENT, type Experiment } from './experiment';
import type { Logged } from './history';
import { validate } from './table';

/** All that brings a state back. */
export interface Saved {
  readonly experiment: Experiment;
  readonly actions: readonly Action[];
  /** Every epoch behind the weights. */
  readonly log: readonly Logged[];
  readonly weights: Uint8Array;
  /** Null where the page can get the graph itself. */
  readonly graph: BareGraph | null;
  /** Of the result, to tell whether it came back. */
  readonly fingerprint: string;
}

/** How such a file is called. */
export const SAVED_ENDING = '.secateur';

const FORMAT = 'secateur';
/** What a file of a later version holds this one cannot know. */
const VERSION = 2;
/** Up to this one, `correct` in the log counted test items, whatever there was to validate by. */
const TESTED = 1;
/** No honest file unpacks to more: the largest graph with its features is smaller. */
const MOST_BYTES = 400_000_000;

const KINDS = {
  u8: Uint8Array,
  u32: Uint32Array,
  i32: Int32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;
type Kind = keyof typeof KINDS;

type Flaw = 'saved-foreign' | 'saved-newer' | 'saved-damaged';

function refusal(code: Flaw, message: string): EngineError {
  return new EngineError({ code, detail: {}, message });
}

/** Letters are joined in runs: all at once would be more arguments than a call can take. */
const RUN = 0x8000;

function base64Of(bytes: Uint8Array): string {
  let letters = '';
  for (let from = 0; from < bytes.length; from += RUN)
    letters += String.fromCharCode(...bytes.subarray(from, from + RUN));
  return btoa(letters);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i += 1) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

function packed(_: string, value: unknown): unknown {
  if (!ArrayBuffer.isView(value)) return value;
  const kind = Object.entries(KINDS).find(([, of]) => value instanceof of)?.[0] ?? 'u8';
  const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return { [kind]: base64Of(bytes) };
}

function unpacked(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const [entry, ...rest] = Object.entries(value);
  if (!entry || rest.length > 0 || !(entry[0] in KINDS) || typeof entry[1] !== 'string')
    return value;
  return new KINDS[entry[0] as Kind](bytesOf(entry[1]).buffer);
}

export async function writeSaved(saved: Saved): Promise<Blob> {
  const { experiment, actions, log, weights, graph, fingerprint } = saved;
  const told = {
    format: FORMAT,
    version: VERSION,
    experiment,
    steps: actions.map(write),
    log,
    weights,
    graph,
    fingerprint,
  };
  const text = new Blob([JSON.stringify(told, packed)]);
  return new Response(text.stream().pipeThrough(new CompressionStream('gzip'))).blob();
}

/** The text of a gzipped file, no longer than an honest one. */
async function textOf(file: Blob): Promise<string> {
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > MOST_BYTES) {
      await reader.cancel();
      throw refusal('saved-damaged', `more than ${MOST_BYTES} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

async function isGzipped(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}

/** An epoch of the log; a loss that is no number, as of training that ran away, is null in JSON. */
function logged(raw: unknown): Logged | null {
  const { epoch, loss, isCut } = (raw ?? {}) as Partial<Record<keyof Logged, unknown>>;
  const isLoss = typeof loss === 'number' || loss === null;
  if (typeof epoch !== 'number' || !isLoss || typeof isCut !== 'boolean') return null;
  return { ...(raw as Logged), loss: loss ?? Number.NaN };
}

/** The whole log, or none of it; without what meant another thing when it was written. */
function logOf(raw: unknown, version: number): readonly Logged[] {
  const log = Array.isArray(raw) ? raw.map(logged) : [];
  if (!log.every((each) => each !== null)) return [];
  const validated = log.some(({ validationLoss }) => typeof validationLoss === 'number');
  return version <= TESTED && validated ? log.map((each) => ({ ...each, correct: null })) : log;
}

/** Whether it has the parts of a graph; what is in them the engine checks. */
function isGraph(raw: unknown): raw is BareGraph {
  const { data, hash, positions } = (raw ?? {}) as Partial<Record<keyof BareGraph, unknown>>;
  return (
    typeof data === 'object' &&
    data !== null &&
    typeof hash === 'string' &&
    (positions === null || positions instanceof Float32Array)
  );
}

/** Whether a file says of itself that it is one of ours; what is in it is read by `readSaved`. */
export async function looksSaved(file: File): Promise<boolean> {
  return file.name.endsWith(SAVED_ENDING) || (await isGzipped(file));
}

/** @throws EngineError where the file is another, a newer or a damaged one. */
export async function readSaved(file: Blob): Promise<Saved> {
  if (!(await isGzipped(file))) throw refusal('saved-foreign', 'not gzipped');
  let raw: unknown;
  try {
    raw = JSON.parse(await textOf(file), unpacked);
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw refusal('saved-damaged', String(error));
  }
  const told = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
  if (told['format'] !== FORMAT || typeof told['version'] !== 'number')
    throw refusal('saved-foreign', 'no file of Secateur');
  if (told['version'] > VERSION)
    throw refusal('saved-newer', `version ${told['version']}, here ${VERSION}`);
  const { steps, log, weights, graph, fingerprint } = told;
  const experiment = validate(EXPERIMENT, told['experiment']);
  const actions = Array.isArray(steps) ? steps.map(read) : [null];
  if (
    !(weights instanceof Uint8Array) ||
    typeof fingerprint !== 'string' ||
    !actions.every((action) => action !== null) ||
    experiment.graph.startsWith('own:') !== isGraph(graph)
  )
    throw refusal('saved-damaged', 'a part is missing');
  return {
    experiment,
    actions,
    log: logOf(log, told['version']),
    weights,
    graph: isGraph(graph) ? graph : null,
    fingerprint,
  };
}
