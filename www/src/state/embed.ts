/**
 * Messages with the page around a frame, with `embed=1` in the address only. It may say
 *
 *   { secateur: 'set', choices: { weightRatio: 0.9, … } }   fields of the experiment
 *   { secateur: 'get' }
 *
 * and is told, after `get` and whenever the page has come to rest,
 *
 *   { secateur: 'result', experiment, correct, total, weightsKept, fingerprint, link }
 *
 * with null for a link that could not be made; or, where a field cannot be read, { secateur: 'refused', fields }.
 */

import { EXPERIMENT, type ExperimentKey } from './experiment';
import type { Session } from './session';
import type { Sharing } from './sharing';

export class Embed {
  readonly #session: Session;
  readonly #sharing: Sharing;

  constructor(session: Session, sharing: Sharing) {
    this.#session = session;
    this.#sharing = sharing;
    addEventListener('message', (event) => this.#receive(event));
  }

  /** Tells the page around the frame how things stand. */
  async tell(): Promise<void> {
    const { page, experiment, frame } = this.#session.store;
    if (!page.parameters.embed || parent === window || !frame) return;
    const { pruned, weightsKept, fingerprint } = frame.report;
    // Figures are told though no link can be made.
    const link = await this.#sharing.link().catch(() => null);
    const { correct, total } = pruned;
    // What is told is on the screen of whoever framed it.
    parent.postMessage(
      { secateur: 'result', experiment, correct, total, weightsKept, fingerprint, link },
      '*',
    );
  }

  #receive({ source, data }: MessageEvent<unknown>): void {
    const { page } = this.#session.store;
    if (!page.parameters.embed || source !== parent) return;
    if (typeof data !== 'object' || data === null || !('secateur' in data)) return;
    if (data.secateur === 'get') void this.tell();
    if (data.secateur !== 'set' || !('choices' in data)) return;
    const choices = typeof data.choices === 'object' && data.choices !== null ? data.choices : {};
    const refused = Object.entries(choices)
      .filter(([key, value]) => EXPERIMENT[key as ExperimentKey]?.read(value) === undefined)
      .map(([key]) => key);
    if (refused.length > 0) parent.postMessage({ secateur: 'refused', fields: refused }, '*');
    else this.#session.chooseAll(choices);
  }
}
