/** What the plan gained and what it cost, in English. */

import { plain } from './numbers';

const percent = (value: number): string => `${Math.round(value * 1000) / 10} %`;
const bytes = (value: number): string => `${plain(Math.round(value))} bytes`;

export const cost = {
  tab: 'Cost',
  title: 'Quality and cost',
  models: { dense: 'Nothing removed', cut: 'As it was cut', pruned: 'Now' },
  measure: 'Measure',
  groups: { quality: 'Result', structure: 'Graph', network: 'Network' },
  rows: {
    correct: 'right',
    macroF1: 'macro-F1',
    recall: (name: string) => `found of ${name}`,
    auc: 'area under the ROC curve',
    loss: 'loss',
    calibrationError: 'calibration error',
    lowDegree: 'right among the third with fewest friends',
    agreement: 'predicted as with nothing removed',
    flips: 'gained, lost',
    edges: 'friendships',
    stranded: 'members left without a friend',
    components: 'components',
    homophily: 'friendships within a side',
    adjusted: 'the same, less chance',
    gap: 'spectral gap',
    nonzeros: 'parameters not zero',
    compression: 'compression',
    multiplyAdds: 'multiply-adds',
    speedUp: 'speed-up in theory',
  },
  flips: (gained: number, lost: number) => `${plain(gained)}, ${plain(lost)}`,
  of: (part: number, whole: number) => `${plain(part)} of ${plain(whole)}`,
  times: (value: number) => `${value.toFixed(value < 10 ? 2 : 1)}×`,
  none: '–',
  join: (parts: readonly string[]) => parts.join('; '),
  plain,
  percent,
  bytes,

  storage: 'Storage',
  storageFormat: 'Storage format',
  formats: {
    dense: 'dense',
    maskDense: 'dense with a mask',
    bitmask: 'bit mask and values',
    coo32: 'coordinates',
    coo16: 'coordinates, two bytes',
    csr32: 'compressed rows',
    csr16: 'compressed rows, two bytes',
    csc32: 'compressed columns',
    blocks4: 'blocks of 4 × 4',
    twoFour: 'two of four',
    gaps4: 'gaps of four bits',
    int8: 'one byte a weight',
    kmeans16: 'sixteen shared values',
    huffman: 'Deep Compression',
  },
  why: {
    dense: 'Every weight takes four bytes, zeros too.',
    maskDense: 'What masking alone takes: all weights, and a bit whether each is kept.',
    bitmask: 'A bit a weight, and the kept ones: smaller as soon as 3 % are gone.',
    coo32: 'Row, column and value of each: smaller only above two thirds removed.',
    coo16: 'The same with short indices, where they fit.',
    csr32: 'Where each row starts, then columns and values: smaller above about half removed.',
    csr16: 'The same with short indices, where they fit.',
    csc32: 'Compressed rows of the matrix on its side.',
    blocks4: 'Squares that hold a weight, whole: made for hardware, poor for scattered weights.',
    twoFour: 'Two weights of each four have room: what graphics cards can skip.',
    gaps4: 'How many zeros lie before each weight; long gaps need filler.',
    int8: 'Rounded to a byte, with a scale a row. Zeros are stored too.',
    kmeans16: 'Each weight becomes the nearest of sixteen values.',
    huffman: 'Thirty-two shared values and gaps, both in Huffman codes (Han 2016).',
  },
  stored: (value: number, dense: number) =>
    `${bytes(value)}, ${percent(value / dense)} of the dense ${bytes(dense)}`,
  byFormula: (value: number) => `By the formula ${bytes(value)}.`,
  exact: 'Read back, every bit is the same.',
  lossy: (error: number, correct: number, total: number) =>
    `Read back, weights are off by at most ${Number(error.toPrecision(2))}; ${plain(correct)} of ${plain(total)} are right.`,
  refusedIndex: (got: number) => `Two bytes cannot count to ${plain(got)}.`,
  refusedFour: (got: number) =>
    `${got} of four weights are left somewhere, and only two have room.`,
  idle: (count: number) =>
    count === 1
      ? 'One neuron does nothing and is not stored.'
      : `${plain(count)} neurons do nothing and are not stored.`,
  graphBytes: (pairs: number, rows: number) =>
    `The edges: ${bytes(pairs)} as pairs, ${bytes(rows)} as compressed rows.`,
  columns: { format: 'Format', bytes: 'Bytes', formula: 'By formula', right: 'Right' },
  allFormats: 'All formats',

  browser: 'This browser',
  time: 'Measure the time',
  noDifference: 'No measurable difference to the dense network.',
  faster: (times: number) => `${times.toFixed(1)}× as fast as the dense network`,
  slower: (times: number) => `${times.toFixed(1)}× slower than the dense network`,
  kernels: {
    dense: 'zeros are still multiplied',
    compact: 'idle neurons are taken out, the rest is dense',
    csr: 'zeros are skipped one by one',
    blocks: 'zeros are skipped in blocks of four',
  },
  median: (rounds: number, dense: string, pruned: string) =>
    `median of ${rounds}: ${pruned} for ${dense}`,
  microseconds: (value: number) => `${value.toPrecision(3)} µs`,
  untimed: 'How long one pass takes here, by the kernel that fits the storage.',
};
