/** Tables of fields: each knows its default and how to read a value that comes from outside. */

/** Within what the numbers of a field lie. */
export interface Limits {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  /** Of a list, how many numbers it holds at most. */
  readonly longest?: number;
}

export interface Field<T> {
  readonly initial: T;
  /** Of fields of numbers, what they can hold, so that a refusal can say it. */
  readonly limits?: Limits;
  /** The value as this field can hold it; undefined where it cannot. */
  read(raw: unknown): T | undefined;
}

export type Table = Readonly<Record<string, Field<unknown>>>;

export type Values<T extends Table> = {
  readonly [K in keyof T]: T[K] extends Field<infer V> ? V : never;
};

/** One of a few names; the first is the default. */
export function choice<const T extends readonly [string, ...string[]]>(
  ...options: T
): Field<T[number]> {
  return { initial: options[0], read: (raw) => options.find((option) => option === raw) };
}

/** A share from 0 to 1, in whole thousandths. */
export function share(): Field<number> {
  return {
    initial: 0,
    read: (raw) =>
      typeof raw === 'number' && raw >= 0 && raw <= 1 ? Math.round(raw * 1000) / 1000 : undefined,
  };
}

/** A whole number from 0 to 2³² − 1. */
export function whole(initial: number): Field<number> {
  return {
    initial,
    read: (raw) =>
      typeof raw === 'number' && Number.isInteger(raw) && raw >= 0 && raw <= 0xffffffff
        ? raw
        : undefined,
  };
}

/** A number within limits. */
export function number(initial: number, least: number, most: number): Field<number> {
  return {
    initial,
    limits: { least, most, whole: false },
    read: (raw) => (typeof raw === 'number' && raw >= least && raw <= most ? raw : undefined),
  };
}

/** A whole number within limits. */
export function count(initial: number, least: number, most: number): Field<number> {
  const within = number(initial, least, most);
  return {
    initial,
    limits: { least, most, whole: true },
    read: (raw) => (Number.isInteger(raw) ? within.read(raw) : undefined),
  };
}

/** Up to `longest` whole numbers, each within limits. */
export function counts(
  initial: readonly number[],
  longest: number,
  least: number,
  most: number,
): Field<readonly number[]> {
  const isEntry = (entry: unknown): boolean =>
    typeof entry === 'number' && Number.isInteger(entry) && entry >= least && entry <= most;
  return {
    initial,
    limits: { least, most, whole: true, longest },
    read: (raw) =>
      Array.isArray(raw) && raw.length <= longest && raw.every(isEntry)
        ? (raw as number[])
        : undefined,
  };
}

/** A text of the form that `pattern` describes. */
export function text(initial: string, pattern: RegExp): Field<string> {
  return {
    initial,
    read: (raw) => (typeof raw === 'string' && pattern.test(raw) ? raw : undefined),
  };
}

/** Yes or no. */
export function flag(initial: boolean): Field<boolean> {
  return { initial, read: (raw) => (typeof raw === 'boolean' ? raw : undefined) };
}

/** A record by the table: unknown keys are ignored, missing and unreadable ones get the default. */
export function validate<T extends Table>(table: T, raw: unknown): Values<T> {
  const given = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
  return Object.fromEntries(
    Object.entries(table).map(([key, field]) => [key, field.read(given[key]) ?? field.initial]),
  ) as Values<T>;
}

/** The record with one field changed; the same record where the value cannot be read. */
export function change<T extends Table, K extends keyof T & string>(
  table: T,
  values: Values<T>,
  key: K,
  raw: unknown,
): Values<T> {
  const value = table[key]?.read(raw);
  return value === undefined || same(value, values[key]) ? values : { ...values, [key]: value };
}

/** Whether two values of a field are equal; lists are compared entry by entry. */
export function same(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((entry, index) => entry === b[index]);
}

/** The fields in which two records differ, in the order of the table. */
export function differing<T extends Table>(
  table: T,
  a: Values<T>,
  b: Values<T>,
): (keyof T & string)[] {
  return Object.keys(table).filter((key) => !same(a[key], b[key]));
}
