/** Keeps the address up to date with the page, and opens what an address says. */

import { readAddress, writeFragment } from './address';
import type { Files } from '../engine/files';
import { isStandard } from './actions';
import { Exports } from './exports';
import type { Session } from './session';

/** How long after a change the address follows. */
const DELAY = 300;

/** The address of what a session stands on. */
export async function linkOf({ store, actions }: Session): Promise<string> {
  const { experiment } = store;
  const steps = isStandard(actions, experiment) ? null : actions;
  const fragment = await writeFragment(experiment, steps, store.page.parameters);
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

  constructor(session: Session, files: Files) {
    this.exports = new Exports(session, files);
    this.#session = session;
    session.onsettled = () => this.#schedule();
    session.store.page.onchanged = () => this.#schedule();
    addEventListener('hashchange', () => void this.open());
  }

  /** Opens the experiment of the address. */
  async open(): Promise<void> {
    const { store } = this.#session;
    const { experiment, actions, page, unread } = await readAddress(location.search, location.hash);
    store.page.use(page);
    if (unread.length > 0)
      store.fail({
        code: 'address',
        detail: { parameters: unread },
        message: `the address has what cannot be read: ${unread.join(', ')}`,
      });
    this.#session.open(experiment, actions);
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
