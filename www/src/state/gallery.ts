/** Graphs that the page fetches or generates: what there is, and how each is opened. */

import { EngineError } from '../engine/client';
import type { Files } from '../engine/files';
import type { BareGraph, OpenedGraph } from '../engine/own';
import type { FeatureChoice, Generator } from '../engine/types';
import type { Experiment } from './experiment';
import { OwnGraphs } from './own';

/** What the index says of a graph; written by `tools/gallery.py`. */
export interface GalleryEntry {
  readonly id: string;
  /** The name of the graph that the engine brings itself. */
  readonly builtin?: string;
  readonly task: 'classes' | 'links';
  readonly nodes: number;
  readonly edges: number;
  readonly classes: number;
  readonly homophily: number | null;
  readonly bytes: number;
  readonly cite: string;
  readonly source: string;
  readonly licence: string;
  readonly thumbnail: Thumbnail;
}

/** Places are whole numbers from 0 to 255. */
export interface Thumbnail {
  /** x and y a node. */
  readonly nodes: readonly number[];
  /** Class of each node, below 0 without one. */
  readonly classes: readonly number[];
  /** x and y of both ends of an edge. */
  readonly edges: readonly number[];
}

/** A generated graph as a picture, with its figures. */
export interface Preview {
  readonly nodes: number;
  readonly edges: number;
  readonly classes: number;
  readonly homophily: number | null;
  /** Null where the graph is too large for one. */
  readonly thumbnail: Thumbnail | null;
}

const GRID = 255;

/** How an experiment names a graph of the gallery. */
export function graphName(entry: GalleryEntry): string {
  return entry.builtin ?? `gallery:${entry.id}`;
}

/** From this many nodes on, a network learns better with dropout, as in published settings. */
const LARGE = 200;

/** What is chosen with a graph: its task, and the settings that suit its size. */
export function choicesFor(
  graph: string,
  task: GalleryEntry['task'],
  nodes: number,
): Partial<Experiment> {
  const dropout = nodes >= LARGE ? 0.5 : 0;
  return {
    graph,
    task: task === 'links' ? 'links' : 'nodeClasses',
    features: 'suggested',
    trainPerClass: 0,
    validationPerClass: 0,
    inputDropout: dropout,
    hiddenDropout: dropout,
  };
}

/** How an experiment names a generated graph: by everything that decides it. */
export function generatedName(generator: Generator, seed: number): string {
  return `generated:${JSON.stringify({ ...generator, seed })}`;
}

/** The model and the seed of such a name; null for another one. The engine checks the parameters. */
export function generatedFrom(name: string): { generator: Generator; seed: number } | null {
  if (!name.startsWith('generated:')) return null;
  try {
    const stated: unknown = JSON.parse(name.slice('generated:'.length));
    if (typeof stated !== 'object' || stated === null) return null;
    const { seed, ...generator } = stated as Record<string, unknown>;
    if (typeof seed !== 'number') return null;
    return { generator: generator as unknown as Generator, seed };
  } catch {
    return null;
  }
}

/** Eigenvectors where an experiment asks for spectral features. */
const VECTORS = 16;

/** Features by the name that an experiment has for them; null where the graph's own suit it best. */
function featuresOf(name: string): FeatureChoice | null {
  switch (name) {
    case 'oneHot':
    case 'degree':
    case 'structural':
      return { kind: name };
    case 'spectral':
      return { kind: name, vectors: VECTORS };
    default:
      return null;
  }
}

/** The picture and the figures of an opened graph. */
export function previewOf({ data, positions, homophily }: OpenedGraph): Preview {
  const places = positions && Array.from(positions, (at) => Math.round(at * GRID));
  return {
    nodes: data.nodes,
    edges: data.edges.length / 2,
    classes: data.classNames?.length ?? 0,
    homophily,
    thumbnail: places && {
      nodes: places,
      classes: Array.from(data.classes),
      edges: Array.from(data.edges).flatMap((node) => places.slice(2 * node, 2 * node + 2)),
    },
  };
}

export class Gallery {
  /** Graphs that the visitor brings. */
  readonly own: OwnGraphs;
  readonly #files: Files;
  readonly #fetch: (address: string) => Promise<Response>;
  #index: Promise<readonly GalleryEntry[]> | null = null;

  constructor(files: Files, fetcher: (address: string) => Promise<Response> = (a) => fetch(a)) {
    this.own = new OwnGraphs(files);
    this.#files = files;
    this.#fetch = fetcher;
  }

  /** Every graph, from small to large. Fetched once, and again after a failure. */
  async index(): Promise<readonly GalleryEntry[]> {
    this.#index ??= this.#text('index').then((text) => JSON.parse(text) as GalleryEntry[]);
    try {
      return await this.#index;
    } catch (error) {
      this.#index = null;
      throw error;
    }
  }

  /**
   * A graph by the name that an experiment has for it, `gallery:…` or `generated:…`, with the features
   * of that name, or `own:…` as it was chosen; null where there is none. Refusals are the engine's.
   */
  async open(name: string, features: string, seed = 0): Promise<BareGraph | null> {
    const choice = featuresOf(features);
    if (name.startsWith('gallery:')) {
      const text = await this.#text(name.slice('gallery:'.length));
      return this.#files.ask('gallery', { text, features: choice, seed });
    }
    if (name.startsWith('own:')) return this.own.open(name);
    const stated = generatedFrom(name);
    return stated && this.#files.ask('generate', { ...stated, features: choice });
  }

  /** What a model would draw. */
  async preview(generator: Generator, seed: number): Promise<Preview> {
    const features = { kind: 'oneHot' } as const;
    return previewOf(await this.#files.ask('generate', { generator, features, seed }));
  }

  async #text(id: string): Promise<string> {
    const address = `./graphs/${id}.json`;
    const failed = (message: string): EngineError =>
      new EngineError({ code: 'not-loaded', detail: { address }, message });
    let response;
    try {
      response = await this.#fetch(address);
    } catch (error) {
      throw failed(String(error));
    }
    if (!response.ok) throw failed(`${address}: ${response.status}`);
    const text = await response.text();
    // Some hosts answer an unknown address with the page itself.
    if (!/^[{[]/.test(text)) throw failed(`${address}: no graph`);
    return text;
  }
}
