/** How a view gets at the session: by Svelte's context, set once by the root. */

import { getContext, setContext } from 'svelte';
import type { Session } from './session';

const KEY = Symbol('session');

export function provideSession(session: Session): void {
  setContext(KEY, session);
}

/** The same for what is mounted beside the page. */
export function contextOf(session: Session): Map<symbol, Session> {
  return new Map([[KEY, session]]);
}

export function useSession(): Session {
  return getContext<Session>(KEY);
}
