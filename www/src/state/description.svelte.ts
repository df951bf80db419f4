/** What a graph is called and what it is about. Texts of the gallery are fetched when first needed. */

import { i18n } from '../i18n/i18n.svelte';
import { generatedFrom } from './gallery';

interface Description {
  readonly name: string;
  readonly about: string;
}

type Texts = typeof import('../i18n/gallery');

class Descriptions {
  #texts: Texts | null = $state.raw(null);
  #asked = false;

  /** Of a graph as an experiment names it; null for a club, or until the texts are there. */
  of(graph: string): Description | null {
    const id = /^gallery:(.+)$/.exec(graph)?.[1];
    const model = generatedFrom(graph)?.generator.kind;
    if (id === undefined && model === undefined) return null;
    if (!this.#texts) {
      this.#fetch();
      return null;
    }
    const texts = this.#texts.galleryTexts();
    return (model ? texts.models[model] : texts.graphs[id ?? '']) ?? null;
  }

  /** The name alone, in the catalogue or here. */
  name(graph: string, short: boolean): string {
    const names = short ? i18n.t.graphsShort : i18n.t.graphs;
    if (graph.startsWith('own:')) return i18n.t.ownGraph;
    return names[graph] ?? this.of(graph)?.name ?? '';
  }

  #fetch(): void {
    if (this.#asked) return;
    this.#asked = true;
    void import('../i18n/gallery').then(
      (texts) => (this.#texts = texts),
      () => (this.#asked = false),
    );
  }
}

export const descriptions = new Descriptions();
