/** What the Cost view lays out: rows of figures, and what a format of storage means here. */

import type { Messages } from '../i18n/en';
import type { CostReport, Format, Kernel, ModelReport, StorageReport } from '../engine/types';
import type { Frame } from '../engine/protocol';
import type { Timing } from '../engine/studyProtocol';

type Model = 'dense' | 'cut' | 'pruned';

interface Row {
  /** The name of its term. */
  readonly term: string;
  readonly name: string;
  /** One a model. */
  readonly values: readonly string[];
}

interface Group {
  readonly name: string;
  readonly rows: readonly Row[];
}

/** The models that there are, each with its name. */
export function modelsOf(report: CostReport): readonly Model[] {
  return report.cut ? ['dense', 'cut', 'pruned'] : ['dense', 'pruned'];
}

/** All figures, in groups; rows that the task has nothing for are left out. */
export function groupsOf(
  report: CostReport,
  t: Messages,
  className: (index: number) => string,
): readonly Group[] {
  const { cost } = t;
  const { rows } = cost;
  const models = modelsOf(report)
    .map((model) => report[model])
    .filter((model) => model !== null);
  const terms = new Map(Object.entries(rows).map(([key, name]) => [name as unknown, key]));
  const row = (name: string, of: (model: ModelReport) => string): Row => ({
    // The rows of the classes share theirs.
    term: terms.get(name) ?? 'recall',
    name,
    values: models.map(of),
  });
  const maybe = (value: number | null, write: (value: number) => string): string =>
    value === null ? cost.none : write(value);
  const digits = (value: number): string => value.toFixed(3);
  const isThere = (of: (model: ModelReport) => number | null): boolean =>
    models.some((model) => of(model) !== null);
  const { quality } = report.dense;

  const result = [
    row(rows.correct, (m) => cost.of(m.quality.correct, m.quality.total)),
    row(rows.flips, (m) => cost.flips(m.quality.gained, m.quality.lost)),
    row(rows.agreement, (m) => cost.percent(m.quality.agreement)),
    row(rows.lowDegree, (m) => maybe(m.quality.lowDegreeAccuracy, cost.percent)),
    ...quality.recall.map((_, index) =>
      row(rows.recall(className(index)), (m) =>
        maybe(m.quality.recall[index] ?? null, cost.percent),
      ),
    ),
    row(rows.macroF1, (m) => maybe(m.quality.macroF1, digits)),
    row(rows.auc, (m) => maybe(m.quality.auc, digits)),
    row(rows.loss, (m) => digits(m.quality.loss)),
    row(rows.calibrationError, (m) => digits(m.quality.calibrationError)),
  ];
  const absent = new Set<string>();
  if (!isThere((m) => m.quality.auc)) absent.add(rows.auc);
  if (!isThere((m) => m.quality.macroF1)) absent.add(rows.macroF1).add(rows.lowDegree);

  return [
    { name: cost.groups.quality, rows: result.filter(({ name }) => !absent.has(name)) },
    {
      name: cost.groups.network,
      rows: [
        row(rows.nonzeros, (m) => cost.of(m.cost.nonzeros, m.cost.parameters)),
        row(rows.compression, (m) => maybe(m.cost.compression, cost.times)),
        row(rows.multiplyAdds, (m) => cost.plain(m.cost.multiplyAdds)),
        row(rows.speedUp, (m) => maybe(m.cost.speedUp, cost.times)),
      ],
    },
    {
      name: cost.groups.structure,
      rows: [
        row(rows.edges, (m) => cost.plain(m.structure.edges)),
        row(rows.stranded, (m) => cost.plain(m.structure.stranded)),
        row(rows.components, (m) => cost.plain(m.structure.components)),
        row(rows.homophily, (m) => maybe(m.structure.homophily, cost.percent)),
        row(rows.adjusted, (m) => maybe(m.structure.adjustedHomophily, digits)),
        row(rows.gap, (m) => maybe(m.structure.spectralGap, digits)),
      ],
    },
  ];
}

/** What is said of one format: its bytes, or why it is refused. */
export function storedText(storage: StorageReport, dense: number, t: Messages): string {
  const { cost } = t;
  if (storage.bytes !== null) return cost.stored(storage.bytes, dense);
  if (!storage.refused) return cost.none;
  const { name, got } = storage.refused;
  return name === 'storage.nonzerosOfFour' ? cost.refusedFour(got) : cost.refusedIndex(got);
}

/** In the order of the picker; every one of them. */
const ORDER: Readonly<Record<Format, number>> = {
  dense: 0,
  maskDense: 1,
  bitmask: 2,
  coo32: 3,
  coo16: 4,
  csr32: 5,
  csr16: 6,
  csc32: 7,
  blocks4: 8,
  twoFour: 9,
  gaps4: 10,
  int8: 11,
  kmeans16: 12,
  huffman: 13,
};

export const FORMATS = Object.keys(ORDER) as readonly Format[];

export function isFormat(name: string): name is Format {
  return name in ORDER;
}

/** The kernel that computes from a format without unpacking it, or the nearest to that. */
export function kernelOf(format: Format): Kernel {
  switch (format) {
    case 'maskDense':
      return 'dense';
    case 'dense':
    case 'int8':
      return 'compact';
    case 'blocks4':
      return 'blocks';
    default:
      return 'csr';
  }
}

/** Everything that was measured of one frame. */
export interface CostOf {
  readonly frame: Frame;
  readonly report: CostReport;
}

/** How long one pass of a frame's network takes. */
export interface TimingOf extends Timing {
  readonly frame: Frame;
  readonly kernel: Kernel;
}

/** Differences below this share say nothing. */
const NOISE = 0.05;

/** The timing in words. */
export function timingText(timing: TimingOf, cost: Messages['cost']): string {
  const { dense, pruned, kernel, resolution } = timing;
  const apart = Math.abs(pruned - dense);
  const micro = (value: number): string => cost.microseconds(value * 1000);
  const facts = [cost.kernels[kernel], cost.median(timing.rounds, micro(dense), micro(pruned))];
  const verdict =
    apart < NOISE * dense || apart < resolution
      ? cost.noDifference
      : pruned < dense
        ? cost.faster(dense / pruned)
        : cost.slower(pruned / dense);
  return cost.join([verdict, ...facts]);
}
