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
  weights: [
    'weightRatio',
    'deviations',
    'weightCriterion',
    'weightScope',
    'weightStructure',
    'ofMany',
    'byMax',
    'partsBy',
    'partsCount',
    'partRatios',
    'keepLast',
    'weightDraw',
  ],
  neurons: ['neuronRatio', 'neuronCriterion', 'neuronScope'],
  // A node goes with its edges.
  edges: [
    'edgeRatio',
    'edgeCriterion',
    'edgeColumn',
    'edgeHighGoes',
    'neverStrand',
    'frozen',
    'nodeRatio',
    'nodeCriterion',
  ],
};

/** Whether a choice stands still, by itself or with its card. */
export function isFieldLocked(page: Pick<PageState, 'isLocked'>, key: ExperimentKey): boolean {
  return Object.entries(FIELDS).some(([name, keys]) => page.isLocked(name) && keys.includes(key));
}

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
