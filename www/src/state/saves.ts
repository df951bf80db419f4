/** Saves the experiment with its weights, and opens such files. */

import { EngineError } from '../engine/client';
import type { BareGraph } from '../engine/own';
import type { OwnGraph } from '../engine/protocol';
import { ownName, type OwnGraphs } from './own';
import { readSaved, SAVED_ENDING, writeSaved } from './saved';
import type { Session } from './session';

/** The graph as a file holds it; null where every page can get it itself. */
function bareOf(name: string, graph: OwnGraph | null): BareGraph | null {
  if (!name.startsWith('own:')) return null;
  if (!graph?.data || ownName(graph.key) !== name)
    throw new EngineError({ code: 'data-missing', detail: {}, message: `no graph ${name}` });
  const { key: hash, data, positions, bipartite: userItem } = graph;
  return { data, hash, positions, userItem };
}

/**
 * The present state as a file; null before there is one.
 *
 * @throws EngineError where it is about a graph of the visitor's own that is not here.
 */
export async function saveFile(session: Pick<Session, 'save'>): Promise<File | null> {
  const state = await session.save();
  if (!state) return null;
  const graph = bareOf(state.experiment.graph, state.graph);
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
