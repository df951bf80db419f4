/** How a count is written in either language: in groups of three digits. Numbers that name stay whole. */

const format = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

export const plain = (count: number): string => format.format(count);
