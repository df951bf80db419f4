/** How a view gets at the session: by Svelte's context, set once by the root. */

import { getContext, setContext } from 'svelte';
import type { Session } from './session';

const KEY = Symbol('session');

export function provideSession(session: Session): void {
  setContext(KEY, session);
}

export function useSession(): Session {
  return getContext<Session>(KEY);
}
