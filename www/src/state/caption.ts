/** How a picture of the page was made, in words. */

import { i18n } from '../i18n/i18n.svelte';
import { printTexts } from '../i18n/prints';
import { onPaper } from './address';
import { descriptions } from './description.svelte';
import { CARDS, type Experiment } from './experiment';
import type { Session } from './session';

function criteriaOf(experiment: Experiment): readonly [string, string, string] {
  const { weightCriterion, neuronCriterion, edgeCriterion } = experiment;
  const { criteria } = i18n.t;
  return [
    criteria.weights[weightCriterion].name,
    criteria.neurons[neuronCriterion].name,
    criteria.edges[edgeCriterion].name,
  ];
}

/** The heading of a picture, and the lines below it: graph, network, what went, result, address. */
export function captionOf(
  { store }: Session,
  picture: string,
  key: readonly string[],
  link: string,
): { readonly title: string; readonly lines: readonly string[] } {
  const { fixed, frame, experiment } = store;
  const graph = descriptions.name(experiment.graph, false);
  const texts = printTexts();
  const title = `${graph} · ${picture}`;
  if (!fixed || !frame) return { title, lines: [] };
  const { report } = frame;
  const { layers, nodes, seed } = fixed.info;
  const widths = [layers[0]?.inputs ?? 0, ...layers.map(({ outputs }) => outputs)];
  const names = criteriaOf(experiment);
  const parts = CARDS.flatMap((card, index) => {
    const { removed, total } = report[card];
    if (removed === 0) return [];
    const share = i18n.t.percent((100 * removed) / total);
    const items = i18n.t.ofTotal(removed, total);
    return [texts.removed(texts.cut[card], share, items, names[index] ?? '')];
  });
  const right = ({ correct, total }: { correct: number; total: number }): string =>
    i18n.t.right(correct, total);
  return {
    title,
    lines: [
      ...key,
      texts.size(graph, nodes, fixed.edges.length / 2),
      texts.network(widths.join('–'), frame.epoch, seed),
      parts.length > 0 ? texts.removedAll(parts) : texts.nothingRemoved,
      texts.result(right(report.pruned), right(report.dense)),
      texts.fingerprint(report.fingerprint),
      texts.link(onPaper(link)),
    ],
  };
}
