/**
 * A small graph of the visitor's own inside a link: deflated and in the letters that an address may
 * hold. The experiment names it by what it holds, so that what comes with a link can be checked.
 */

import type { OwnGraph } from '../engine/protocol';
import type { OwnData } from '../engine/own';
import { packed, unpacked } from './packed';

/** A graph with its data. */
export type Brought = OwnGraph & { readonly data: OwnData };

/** A link longer than this is cut by some programs that carry it: six kilobytes before the letters. */
const MOST_LETTERS = 8192;
/** The core's limits for graphs of one's own. */
const MOST_NODES = 25_000;
const MOST_NUMBERS = 2_000_000;
/** More than this cannot come down to a link's letters, and would keep the page waiting. */
const MOST_PACKED = 100_000;
/** Positions are for the picture only. */
const PLACES = 1000;

const written = new WeakMap<OwnGraph, Promise<string | null>>();

/** The graph as a link carries it; null where it is too large for one. */
export function carry(graph: OwnGraph): Promise<string | null> {
  const known = written.get(graph);
  if (known) return known;
  const text = write(graph);
  written.set(graph, text);
  return text;
}

/** How many numbers the edges and features are. */
function sizeOf({ edges, edgeWeights, edgeColumns, features }: OwnData): number {
  const lists = [edges, edgeWeights, ...(edgeColumns ?? []).map(({ values }) => values)];
  if (features.kind === 'dense') lists.push(features.values);
  if (features.kind === 'sparse') lists.push(features.ptr, features.col, features.val);
  return lists.reduce((sum, each) => sum + (each?.length ?? 0), 0);
}

async function write({ data, bipartite, positions }: OwnGraph): Promise<string | null> {
  // Far above what six kilobytes can hold: not worth the packing.
  if (!data || data.nodes > MOST_LETTERS || sizeOf(data) > MOST_PACKED) return null;
  const places = positions && Array.from(positions, (at) => Math.round(at * PLACES));
  const text = await packed(
    JSON.stringify({ data, bipartite, places }, (_, value: unknown) =>
      ArrayBuffer.isView(value) ? Array.from(value as Float32Array) : value,
    ),
  );
  return text.length > MOST_LETTERS ? null : text;
}

/** The graph that a link carries, under a hash that has yet to be checked; null where it is none. */
export async function carried(text: string, hash: string): Promise<Brought | null> {
  if (text.length > MOST_LETTERS) return null;
  try {
    const raw: unknown = JSON.parse(await unpacked(text));
    if (!isRecord(raw)) return null;
    const data = dataOf(raw['data']);
    const places = raw['places'];
    const positions =
      Array.isArray(places) && places.length === 2 * (data?.nodes ?? 0)
        ? numbers(places).map((at) => at / PLACES)
        : null;
    return data && { key: hash, data, bipartite: raw['bipartite'] === true, positions };
  } catch {
    return null;
  }
}

function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** @throws TypeError where it is no list of numbers. */
function list(raw: unknown): number[] {
  const isList =
    Array.isArray(raw) &&
    raw.length <= MOST_NUMBERS &&
    raw.every((value) => typeof value === 'number' && Number.isFinite(value));
  if (!isList) throw new TypeError('no list of numbers');
  return raw as number[];
}

const numbers = (raw: unknown): Float32Array => Float32Array.from(list(raw));
const indices = (raw: unknown): Uint32Array => Uint32Array.from(list(raw));

function names(raw: unknown): readonly string[] {
  if (!Array.isArray(raw)) throw new TypeError('no list of names');
  return raw.map(String);
}

/** What the lists hold is for the engine to judge; here they are only lists. */
function dataOf(raw: unknown): OwnData | null {
  if (!isRecord(raw)) return null;
  const { nodes, edgeWeights, edgeColumns, nodeNames, classNames } = raw;
  const features = featuresOf(raw['features']);
  if (!Number.isInteger(nodes) || (nodes as number) > MOST_NODES || !features) return null;
  return {
    nodes: nodes as number,
    edges: indices(raw['edges']),
    ...(edgeWeights !== undefined && { edgeWeights: numbers(edgeWeights) }),
    ...(Array.isArray(edgeColumns) && {
      edgeColumns: edgeColumns.filter(isRecord).map(({ name, values }) => ({
        name: String(name),
        values: numbers(values),
      })),
    }),
    features,
    classes: Int32Array.from(list(raw['classes'])),
    roles: Uint8Array.from(list(raw['roles'])),
    ...(nodeNames !== undefined && { nodeNames: names(nodeNames) }),
    ...(classNames !== undefined && { classNames: names(classNames) }),
  };
}

function featuresOf(raw: unknown): OwnData['features'] | null {
  if (!isRecord(raw)) return null;
  const { kind, columns, values, ptr, col, val, normalize } = raw;
  if (kind === 'identity') return { kind };
  if (!Number.isInteger(columns)) return null;
  if (kind === 'dense') return { kind, columns: columns as number, values: numbers(values) };
  if (kind !== 'sparse') return null;
  return {
    kind,
    columns: columns as number,
    ptr: indices(ptr),
    col: indices(col),
    ...(val !== undefined && { val: numbers(val) }),
    normalize: normalize === true,
  };
}
