/** What the pictures of the graph and of the network say, in English. */

import { plain } from './numbers';

const value = (number: number): string => String(Number(number.toPrecision(3)));

export const pictures = {
  save: 'Save picture',
  failed: 'This picture could not be drawn.',
  nothing: 'There is nothing to be seen in it yet.',
  overlay: 'Overlay',
  overlays: {
    prediction: 'Prediction',
    truth: 'Truth',
    mistakes: 'Mistakes',
    activation: 'Activation',
  },
  firing: 'Neuron shown',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit to view',
  keys: 'Arrow keys go from node to node, Page Up and Page Down along the edges of one, Enter chooses. Plus, minus and zero zoom; Shift with an arrow moves the node.',
  legend: {
    right: 'not wrong',
    unlabelled: 'not known',
    silent: 'silent',
    fires: (peak: number) => `fires, up to ${value(peak)}`,
    negative: (peak: number) => `negative, down to −${value(peak)}`,
  },
  edge: (from: string, to: string) => `${from} – ${to}`,
  edgeDetail: (edge: { name: string; removed: boolean; within: boolean | null }) =>
    [
      edge.name,
      edge.removed ? 'removed' : 'kept',
      edge.within === null ? '' : edge.within ? 'within a class' : 'between two classes',
    ]
      .filter(Boolean)
      .join(' · '),
  networkAs: 'Network as',
  as: { neurons: 'Neurons', matrix: 'Matrix', table: 'Table' },
  matrixList: 'Weights, cell by cell',
  sheet: (layer: number, inputs: number, outputs: number, bin: number) =>
    bin > 1
      ? `Layer ${layer}: ${plain(inputs)} inputs across, up to ${plain(bin)} a cell; ${plain(outputs)} neurons down`
      : `Layer ${layer}: ${plain(inputs)} inputs across, ${plain(outputs)} neurons down`,
  bin: (bin: {
    first: string;
    last: string;
    to: string;
    kept: number;
    of: number;
    strongest: string;
  }) =>
    `${bin.first} to ${bin.last} → ${bin.to} · ${plain(bin.kept)} of ${plain(bin.of)} kept` +
    (bin.kept > 0 ? ` · strongest: ${bin.strongest}` : ''),
  weightsList: (count: number) => `${plain(count)} weights`,
  columns: { layer: 'Layer', from: 'From', to: 'To', value: 'Weight', state: 'State' },
  sortBy: (column: string) => `Sort by ${column}`,
  firstRows: (caption: string, shown: number, all: number) =>
    shown < all ? `${caption}: the first ${plain(shown)} of ${plain(all)}` : caption,
};
