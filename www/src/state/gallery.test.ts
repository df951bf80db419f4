import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Files } from '../engine/files';
import type { OpenedGraph } from '../engine/own';
import { en } from '../i18n/en-gallery';
import { zh } from '../i18n/zh-gallery';
import {
  Gallery,
  generatedFrom,
  generatedName,
  graphName,
  previewOf,
  type GalleryEntry,
} from './gallery';
import { generatorOf, MODEL_NAMES, MODELS } from './generators';

const text = readFileSync(new URL('../../public/graphs/index.json', import.meta.url), 'utf8');
const index = JSON.parse(text) as GalleryEntry[];

/** A worker that says what it was asked. */
function files(): { files: Files; asked: unknown[] } {
  const asked: unknown[] = [];
  const ask = (verb: string, what: unknown): Promise<string> => {
    asked.push([verb, what]);
    return Promise.resolve('opened');
  };
  return { files: { ask } as unknown as Files, asked };
}

const answer = (body: string, ok = true): Promise<Response> =>
  Promise.resolve({ ok, status: ok ? 200 : 404, text: () => Promise.resolve(body) } as Response);

describe('the texts of the gallery', () => {
  it('speak of every graph, model and parameter, in both languages', () => {
    const ids = index.map(({ id }) => id).sort();
    for (const texts of [en, zh]) {
      expect(Object.keys(texts.graphs).sort()).toEqual(ids);
      expect(Object.keys(texts.models).sort()).toEqual([...MODEL_NAMES].sort());
      for (const model of MODEL_NAMES)
        for (const { key, text: name } of MODELS[model])
          expect(texts.parameters[name ?? key], `${model}.${key}`).toBeTruthy();
    }
  });

  it('are two sentences each, and Chinese where they ought to be', () => {
    for (const id of Object.keys(en.graphs)) {
      expect(en.graphs[id]?.about.match(/[.!?](?=\s|$)/g), id).toHaveLength(2);
      expect(zh.graphs[id]?.about.match(/[。！？]/g), id).toHaveLength(2);
      for (const part of ['name', 'about', 'lesson'] as const)
        expect(zh.graphs[id]?.[part], id).toMatch(/[\u4e00-\u9fff]/);
    }
  });
});

describe('names of graphs', () => {
  it('say where a graph of the gallery is from', () => {
    const named = index.map(graphName);
    expect(named).toContain('factions');
    expect(named).toContain('gallery:cora-papers');
    expect(new Set(named).size).toBe(index.length);
  });

  it('hold everything that decides a generated one', () => {
    const generator = generatorOf('relaxedCaveman', { rewired: 0.25 });
    const name = generatedName(generator, 7);
    expect(generatedFrom(name)).toEqual({ generator, seed: 7 });
    for (const other of ['factions', 'generated:', 'generated:1', 'generated:{"kind":"lfr"}'])
      expect(generatedFrom(other)).toBeNull();
  });
});

describe('the gallery', () => {
  it('fetches the index once, and again after a failure', async () => {
    const fetched: string[] = [];
    let works = false;
    const gallery = new Gallery(files().files, (address) => {
      fetched.push(address);
      return answer(text, works);
    });
    await expect(gallery.index()).rejects.toThrow('404');
    works = true;
    expect(await gallery.index()).toHaveLength(index.length);
    await gallery.index();
    expect(fetched).toEqual(['./graphs/index.json', './graphs/index.json']);
  });

  it('opens a graph by its name, with features by theirs', async () => {
    const { files: worker, asked } = files();
    const gallery = new Gallery(worker, (address) => answer(`{${address}}`));
    await gallery.open('gallery:cora-papers', 'suggested', 3);
    const generator = generatorOf('holmeKim', {});
    await gallery.open(generatedName(generator, 5), 'spectral');
    expect(await gallery.open('factions', 'suggested')).toBeNull();
    expect(asked).toEqual([
      ['gallery', { text: '{./graphs/cora-papers.json}', features: null, seed: 3 }],
      ['generate', { generator, features: { kind: 'spectral', vectors: 16 }, seed: 5 }],
    ]);
  });

  it('says so where a graph cannot be fetched', async () => {
    const offline = new Gallery(files().files, () => Promise.reject(new TypeError('no network')));
    const absent = new Gallery(files().files, () => answer('', false));
    const fallback = new Gallery(files().files, () => answer('<!doctype html>'));
    for (const gallery of [offline, absent, fallback])
      await expect(gallery.open('gallery:cora-papers', 'suggested')).rejects.toMatchObject({
        code: 'not-loaded',
      });
  });

  it('makes a picture of what was drawn', () => {
    const data = {
      nodes: 3,
      edges: new Uint32Array([0, 1, 1, 2]),
      classes: new Int32Array([0, 0, 1]),
      classNames: ['1', '2'],
    };
    const positions = new Float32Array([0, 0, 1, 0, 1, 1]);
    const opened = { data, positions, homophily: 0.5 } as unknown as OpenedGraph;
    const preview = previewOf(opened);
    expect(preview).toMatchObject({ nodes: 3, edges: 2, classes: 2, homophily: 0.5 });
    expect(preview.thumbnail?.edges).toEqual([0, 0, 255, 0, 255, 0, 255, 255]);
    expect(previewOf({ ...opened, positions: null }).thumbnail).toBeNull();
  });
});
