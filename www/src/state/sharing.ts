/** Keeps the address up to date with the page, and opens what an address says. */

import { readAddress, writeFragment, type Opened } from './address';
import type { Files } from '../engine/files';
import { isStandard, type Action } from './actions';
import type { Experiment } from './experiment';
import type { Graphs } from './graphs';
import { Exports } from './exports';
import { ownName } from './own';
import type { Session } from './session';

/** How long after a change the address follows. */
const DELAY = 300;

/** The address of what a session stands on, with the graph where it is a small one of one's own. */
export async function linkOf({ store, actions, graph }: Session): Promise<string> {
  // All of one moment, however long the packing takes.
  const { experiment, page } = store;
  const { parameters } = page;
  const isOwn = graph && experiment.graph === ownName(graph.key);
  const data = isOwn ? await (await import('./carried')).carry(graph) : null;
  const steps = isStandard(actions, experiment) ? null : actions;
  const fragment = await writeFragment(experiment, steps, parameters, data);
  const { origin, pathname } = location;
  return `${origin}${pathname}${fragment ? `#${fragment}` : ''}`;
}

export class Sharing {
  /** The pruned model as files. */
  readonly exports: Exports;
  /** Called when the page has come to rest, and the address has followed if a link could be made. */
  onfollowed: (() => void) | null = null;

  readonly #session: Session;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** How often an address was opened, and the address followed: what is overtaken is given up. */
  #openings = 0;
  #followings = 0;

  readonly #files: Files;
  readonly #graphs: Graphs;
  /** What a link asked for whose graph is not here yet. */
  #wanted: { readonly experiment: Experiment; readonly actions: readonly Action[] | null } | null =
    null;

  constructor(session: Session, files: Files, graphs: Graphs) {
    this.exports = new Exports(session, files);
    this.#session = session;
    this.#files = files;
    this.#graphs = graphs;
    session.onsettled = () => this.#schedule();
    session.store.page.onchanged = () => this.#schedule();
    addEventListener('hashchange', () => void this.open());
  }

  /** Opens the experiment of the address; done once the page is as the address wants it. */
  async open(): Promise<void> {
    this.#openings += 1;
    const opening = this.#openings;
    const opened = await readAddress(location.search, location.hash);
    if (opening !== this.#openings) return;
    this.#session.store.page.use(opened.page);
    void this.#arrive(opened, opening);
  }

  async #arrive(opened: Opened, opening: number): Promise<void> {
    const { store } = this.#session;
    const { experiment, actions, data } = opened;
    const unread = [...opened.unread];
    if (data && !(await this.#bring(experiment.graph, data))) unread.push('data');
    if (opening !== this.#openings) return;
    if (unread.length > 0)
      store.fail({
        code: 'address',
        detail: { parameters: unread },
        message: `the address has what cannot be read: ${unread.join(', ')}`,
      });
    this.#wanted = experiment.graph.startsWith('own:') ? { experiment, actions } : null;
    this.#session.open(experiment, actions);
  }

  /** Goes on with what a link asked for, once its graph was brought; false for any other graph. */
  resume(graph: string): boolean {
    const wanted = this.#wanted;
    if (wanted?.experiment.graph !== graph) return false;
    this.#session.open(wanted.experiment, wanted.actions);
    return true;
  }

  /** Takes the graph of a link over, if it is the one that the experiment names. */
  async #bring(name: string, data: string): Promise<boolean> {
    try {
      const { carried } = await import('./carried');
      const graph = await carried(data, name.replace(/^own:/, ''));
      if (!graph) return false;
      const hash = await this.#files.ask('hash', { data: graph.data });
      if (ownName(hash) !== name) return false;
      this.#graphs.bring(name, graph);
      return true;
    } catch {
      // The engine refuses it, or what reads it cannot be loaded.
      return false;
    }
  }

  /** The address of the page as it stands. */
  link(): Promise<string> {
    return linkOf(this.#session);
  }

  #schedule(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#follow(), DELAY);
  }

  async #follow(): Promise<void> {
    this.#timer = null;
    this.#followings += 1;
    const following = this.#followings;
    // Without a link the address stays as it was; the next change tries again.
    const link = await this.link().catch(() => null);
    if (following !== this.#followings) return;
    if (link !== null && link !== location.href) history.replaceState(null, '', link);
    this.onfollowed?.();
  }
}
