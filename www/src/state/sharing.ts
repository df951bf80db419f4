/** Keeps the address up to date with the page, and opens what an address says. */

import { readAddress, writeFragment } from './address';
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
  const { experiment } = store;
  const isOwn = graph && experiment.graph === ownName(graph.key);
  const data = isOwn ? await (await import('./carried')).carry(graph) : null;
  const steps = isStandard(actions, experiment) ? null : actions;
  const fragment = await writeFragment(experiment, steps, store.page.parameters, data);
  const { origin, pathname } = location;
  return `${origin}${pathname}${fragment ? `#${fragment}` : ''}`;
}

export class Sharing {
  /** The pruned model as files. */
  readonly exports: Exports;
  /** Called when the address has followed. */
  onfollowed: (() => void) | null = null;

  readonly #session: Session;
  #timer: ReturnType<typeof setTimeout> | null = null;

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

  /** Opens the experiment of the address. */
  async open(): Promise<void> {
    const { store } = this.#session;
    const opened = await readAddress(location.search, location.hash);
    const { experiment, actions, page, data } = opened;
    store.page.use(page);
    const unread = [...opened.unread];
    if (data && !(await this.#bring(experiment.graph, data))) unread.push('data');
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
    const { carried } = await import('./carried');
    const graph = await carried(data, name.replace(/^own:/, ''));
    if (!graph) return false;
    try {
      const hash = await this.#files.ask('hash', { data: graph.data });
      if (ownName(hash) !== name) return false;
    } catch {
      // The engine refuses it.
      return false;
    }
    this.#graphs.bring(name, graph);
    return true;
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
    const link = await this.link();
    if (link !== location.href) history.replaceState(null, '', link);
    this.onfollowed?.();
  }
}
