/** A picture of the page as a file, with its caption. */

import { toPng, toSvg, type Caption } from '../../draw/sheet';
import { i18n } from '../../i18n/i18n.svelte';
import { printTexts } from '../../i18n/prints';
import { captionOf } from '../../state/caption';
import { judgesNodes } from '../../state/nodes';
import { overlay } from '../../state/overlay.svelte';
import type { Session } from '../../state/session';
import { withPicture, type PictureKind, type Taken } from './take';

export type PictureFormat = 'svg' | 'png';

/** What its lines and marks stand for. */
function keyOf(kind: PictureKind, { store }: Session): readonly string[] {
  const { keys, cut } = printTexts();
  const { criteria, pictures } = i18n.t;
  const { weightCriterion, neuronCriterion, edgeCriterion } = store.experiment;
  switch (kind) {
    case 'graph': {
      const shown = overlay.on(store.frame);
      // As the legend says: each overlay has its own marks, and pairs leave none on nodes.
      const marks = shown === 'prediction' || shown === 'mistakes' ? keys.marks : keys.dot;
      const isTaught = store.frame !== null && judgesNodes(store.frame);
      return [keys.graph(pictures.overlays[shown]), ...(isTaught ? [marks] : [])];
    }
    case 'neurons':
      return [keys.neurons(criteria.neurons[neuronCriterion].list)];
    case 'matrix':
      return [];
    case 'training':
      return [keys.training];
    case 'joined': {
      const lines = {
        weights: criteria.weights[weightCriterion].line,
        neurons: criteria.neurons[neuronCriterion].line,
        edges: criteria.edges[edgeCriterion].line,
      };
      const { card, swept } = store;
      const draws = swept[card].curve?.test.random?.draws ?? 0;
      const split = store.validates ? store.splitNames[store.judgedOn] : i18n.t.scentOn.test;
      return [keys.joined(cut[card], lines[card], draws, split)];
    }
  }
}

/** Null where there is nothing to be seen yet. */
export async function pictureFile(
  session: Session,
  kind: PictureKind,
  format: PictureFormat,
  link: string,
): Promise<File | null> {
  const told = captionOf(session, printTexts().pictures[kind].name, keyOf(kind, session), link);
  const name = `secateur-${kind}.${format}`;
  return withPicture(session, kind, async ({ drawing, legend, colours }: Taken) => {
    const caption: Caption = { ...told, legend };
    if (format === 'png') return new File([await toPng(drawing, caption, colours)], name);
    return new File([toSvg(drawing, caption, colours)], name, { type: 'image/svg+xml' });
  });
}
