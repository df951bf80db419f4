/** Saves the experiment with its weights, and opens such files. */

import { EngineError } from '../engine/client';
import type { OwnGraphs } from './own';
import { readSaved, SAVED_ENDING, writeSaved } from './saved';
import type { Session } from './session';

/** The present state as a file; null before there is one. */
export async function saveFile(session: Session, own: OwnGraphs): Promise<File | null> {
  const state = await session.save();
  if (!state) return null;
  const { graph: name } = state.experiment;
  const graph = name.startsWith('own:') ? await own.open(name) : null;
  return new File([await writeSaved({ ...state, graph })], `secateur-experiment${SAVED_ENDING}`);
}

/** Opens such a file; what cannot be is said on the screen, and the page stays as it was. */
export async function openSaved(session: Session, own: OwnGraphs, file: Blob): Promise<void> {
  try {
    const { graph, ...state } = await readSaved(file);
    if (graph) await own.take(state.experiment.graph, graph);
    session.restore(state);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    session.store.fail(error);
  }
}
