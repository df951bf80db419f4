/** Graphs that the visitor brings, in English. */

import type { FeatureChoice, Fault, WarningKind } from '../engine/types';
import { plain, plural } from './numbers';

export const en = {
  intro:
    'CSV or TSV edge lists, JSON of networkx and d3, GraphML, GEXF, GML, Pajek, Matrix Market; up to 25,000 nodes and 250,000 edges. Nothing leaves this page.',
  file: 'File of the graph',
  drop: 'or drop it here',
  table: 'Table of the nodes, or Pajek partition (if there is one)',
  without: 'Without it',
  paste: 'Paste text instead',
  pasted: 'Read the text',
  reading: 'Reading …',
  stop: 'Stop',
  understood: 'What was understood',
  nodes: (n: number) => plural(n, 'node', 'nodes'),
  pairs: (n: number) => plural(n, 'edge', 'edges'),
  components: (n: number) => (n === 1 ? 'connected' : `${plain(n)} components`),
  directed: 'directions are in the file, but are not used',
  loops: (n: number) => `${plural(n, 'self-loop', 'self-loops')} dropped: the model adds its own`,
  duplicates: (n: number) => `${plural(n, 'repeated edge', 'repeated edges')} dropped`,
  merged: (n: number) => `${plural(n, 'pair', 'pairs')} stood in both directions and became one`,
  preview: 'First nodes',
  name: 'name',
  columns: 'Columns of the edges',
  uses: { kept: 'kept', names: 'names', weights: 'weights', none: 'not used: texts' },
  warnings: {
    noEdges: () => 'Nothing joins the nodes: there is nothing for a graph network to carry.',
    isolated: (n: number) =>
      `${plural(n, 'node has no edge and learns', 'nodes have no edge and learn')} nothing from others.`,
    noLabels: () =>
      'No column can be the classes. Edges can be predicted, or bring a table of the nodes.',
    oneClass: (_: number, column: string) => `“${column}” is the same everywhere.`,
    labelIsId: (n: number, column: string) =>
      `“${column}” has ${plural(n, 'different value', 'different values')}: it is a name rather than a label.`,
    missingLabels: (n: number, column: string) =>
      `“${column}” is missing for ${plural(n, 'node; it neither trains nor tests', 'nodes; they neither train nor test')}.`,
    badWeights: (n: number) =>
      `${plural(n, 'weight is', 'weights are')} not above zero, so weights are not used.`,
    otherWeights: (n: number) =>
      `${plural(n, 'edge', 'edges')} that became one had different weights; the first counts.`,
    unlisted: (n: number) =>
      `${plural(n, 'node of the edges is', 'nodes of the edges are')} missing from the table of the nodes.`,
  } satisfies Record<WarningKind, (count: number, column: string) => string>,
  header: 'The first row names the columns',
  source: 'One end',
  target: 'Other end',
  weight: 'Weights of the edges',
  none: 'none',
  label: 'Classes to predict',
  noLabel: 'none: predict edges',
  bins: 'In ranges',
  features: 'Features',
  featureKinds: {
    oneHot: 'one-hot: each node for itself',
    degree: 'degree',
    structural: 'structure: degree, clustering, core, PageRank',
    spectral: 'spectrum: leading eigenvectors',
    matrix: 'the matrix of the file',
    columns: 'columns of the nodes',
  } satisfies Record<FeatureChoice['kind'], string>,
  useWeights: 'Weights count',
  train: 'Train, per class',
  validation: 'Validate, per class',
  keep: 'Keep it in this browser, for the next visit',
  kept: (n: number) => (n === 1 ? 'One graph is kept here.' : `${plain(n)} graphs are kept here.`),
  forget: 'Delete what is kept',
  open: 'Learn from it',
  place: (format: string, line: number, column: number) =>
    line === 0
      ? `${format}: `
      : `${format === '?' ? 'Line' : `${format}, line`} ${line}, column ${column}: `,
  found: (found: string) => ` Found: ${found}`,
  notText: (name: string | undefined) =>
    `${name === undefined ? 'This' : `“${name}”`} is not a text file. A picture or a spreadsheet cannot be read; export it as CSV.`,
  faults: {
    empty: 'The file is empty.',
    compressed: 'This is compressed. Unpack it first.',
    'not-utf8': 'This text is not UTF-8. Save it in that encoding.',
    syntax: 'This does not belong here.',
    unclosed: 'The file ends before this is closed.',
    'no-graph': 'This is not a graph in a format that is known here.',
    'missing-field': 'This is missing here.',
    'unknown-node': 'An edge names a node that the file does not have.',
    'duplicate-node': 'Two nodes have this name; give each its own.',
    'not-a-number': 'A number must stand here.',
    'beyond-end': 'The numbers in this file do not go so far.',
    'too-few-cells': 'A row needs two cells: source and target.',
    'wrong-count': 'The head of the file states another number of entries.',
    'too-deep': 'This is nested too deeply.',
    entities: 'Entities of a document type are not read. Remove them.',
    hyperedges: 'Edges between more than two nodes cannot be used.',
    unsupported: 'This part of the format cannot be used.',
    'unknown-column': 'The file has no such column.',
  } satisfies Record<Exclude<Fault, 'not-text'>, string>,
  over: (what: string, limit: number) =>
    `More ${what} than this page can work with: the limit is ${plain(limit)}. Take a sample, or use the notebook for PyTorch Geometric, which has no such limit.`,
  limits: {
    bytes: 'bytes',
    nodes: 'nodes',
    edges: 'edges',
    columns: 'columns',
    values: 'values',
  } as Readonly<Record<string, string>>,
  failed: 'That could not be read.',
};

export type ImportTexts = typeof en;
