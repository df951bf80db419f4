/** What the pictures of the graph and of the network say, in English. */

const value = (number: number): string => String(Number(number.toPrecision(3)));

export const pictures = {
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
  firstRows: (caption: string, shown: number, all: number) =>
    shown < all ? `${caption}: the first ${shown} of ${all}` : caption,
};
