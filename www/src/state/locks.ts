/** What a link locks, as fields of the Experiment. */

import { isSameStart, type Experiment, type ExperimentKey } from './experiment';
import type { PageState } from './page.svelte';
import { same } from './table';

/** The network and its training are all of a start that these do not hold. */
const FIELDS: Readonly<Record<string, readonly ExperimentKey[]>> = {
  graph: ['graph', 'features'],
  seed: ['seed'],
  criteria: ['weightCriterion', 'neuronCriterion', 'edgeCriterion'],
  after: ['afterEdges'],
  weights: ['weightRatio', 'deviations'],
  neurons: ['neuronRatio'],
  edges: ['edgeRatio'],
};

/** Whether going from one experiment to another would move what is locked. */
export function breaksLock(
  page: Pick<PageState, 'isLocked'>,
  from: Experiment,
  to: Experiment,
): boolean {
  const { graph, features, seed } = to;
  if (page.isLocked('model') && !isSameStart({ ...from, graph, features, seed }, to)) return true;
  return Object.entries(FIELDS).some(
    ([name, keys]) => page.isLocked(name) && keys.some((key) => !same(from[key], to[key])),
  );
}
