/** The colours of the graph's picture, as the tokens of the page have them. */

import { readColours } from './colours';
import type { GraphPalette } from './graph';

const GROUPS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

export function graphPalette(element: Element, font: string): GraphPalette {
  const colours = readColours(element, [
    'card',
    'ink',
    'rest',
    'edge',
    'ghost',
    'glow',
    'positive',
    'negative',
  ]);
  const classes = GROUPS.map((group) => `class-${group}` as const);
  const marks = GROUPS.map((group) => `mark-${group}` as const);
  return {
    ...colours,
    paper: colours.card,
    faint: colours.rest,
    classes: Object.values(readColours(element, classes)),
    marks: Object.values(readColours(element, marks)),
    font,
  };
}
