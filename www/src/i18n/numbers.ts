/** How a count is written in either language: in groups of three digits. Numbers that name stay whole. */

const format = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

export const plain = (count: number): string => format.format(count);

/** A count with its noun, in English. */
export const plural = (count: number, one: string, many: string): string =>
  `${plain(count)} ${count === 1 ? one : many}`;
