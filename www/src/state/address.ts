/**
 * The address: after `#`, every field of the Experiment that is not as on opening, then `steps`, what
 * was done to the weights, where it is more than the first training, and `data`, a small graph of the
 * visitor's own. Parameters for teachers stand in the query or after `#`.
 */

import { read, write, type Action } from './actions';
import { packed, unpacked } from './packed';
import { EXPERIMENT, initialExperiment, type Experiment, type ExperimentKey } from './experiment';
import { choice, differing, validate, type Field, type Values } from './table';

/** What a link says of the page itself, not of the experiment. */
export const PAGE = {
  level: optional('start', 'explore', 'lab'),
  lang: optional('en', 'zh'),
  theme: optional('system', 'light', 'dark'),
  /** Controls and regions that are not shown. */
  hide: names(),
  /** Controls that cannot be moved. */
  lock: names(),
  /** The lesson that is open; `all` for the list of them. */
  lesson: {
    initial: '',
    read: (raw: unknown) =>
      typeof raw === 'string' && /^[a-z-]{1,20}$/.test(raw) ? raw : undefined,
  } as Field<string>,
  embed: {
    initial: false,
    read: (raw: unknown) => (raw === 1 || raw === true ? true : undefined),
  } as Field<boolean>,
} as const;

export type PageParameters = Values<typeof PAGE>;

/** One of a few names, or none. */
function optional<const T extends readonly [string, ...string[]]>(
  ...options: T
): Field<T[number] | ''> {
  const chosen = choice(...options);
  return { initial: '', read: (raw) => chosen.read(raw) };
}

/** Words with commas between. */
function names(): Field<readonly string[]> {
  return {
    initial: [],
    read: (raw) =>
      typeof raw === 'string'
        ? raw
            .split(',')
            .map((name) => name.trim())
            .filter(Boolean)
        : undefined,
  };
}

export interface Opened {
  readonly experiment: Experiment;
  /** Null where the link says nothing of them: the first training alone. */
  readonly actions: readonly Action[] | null;
  readonly page: PageParameters;
  /** The graph that comes with the link, as it is written there. */
  readonly data: string | null;
  /** Parameters that cannot be read, by name. */
  readonly unread: readonly string[];
}

/** Text as a field of the table may hold it: a number, yes or no, a list, or the text itself. */
function valueOf(text: string, initial: unknown): unknown {
  if (typeof initial === 'number') return text.trim() === '' ? Number.NaN : Number(text);
  if (typeof initial === 'boolean') return text === '1' ? true : text === '0' ? false : text;
  if (Array.isArray(initial)) return text === '' ? [] : text.split('-').map(Number);
  return text;
}

function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return Array.isArray(value) ? value.join('-') : String(value);
}

/** What the query and the fragment of an address say. */
export async function readAddress(search: string, fragment: string): Promise<Opened> {
  const parameters = new URLSearchParams(search);
  for (const [key, value] of new URLSearchParams(fragment.replace(/^#/, '')))
    parameters.set(key, value);
  const fields: Record<string, unknown> = {};
  const page: Record<string, unknown> = {};
  const unread: string[] = [];
  let actions: readonly Action[] | null = null;
  let data: string | null = null;
  for (const [key, text] of parameters) {
    const field = (EXPERIMENT as Readonly<Record<string, Field<unknown>>>)[key];
    const own = (PAGE as Readonly<Record<string, Field<unknown>>>)[key];
    if (field) {
      fields[key] = valueOf(text, field.initial);
      if (field.read(fields[key]) === undefined) unread.push(key);
    } else if (own) {
      page[key] = key === 'embed' ? text === '1' : text;
      if (own.read(page[key]) === undefined && text !== '0') unread.push(key);
    } else if (key === 'data') {
      data = text;
    } else if (key === 'steps') {
      actions = await readSteps(text);
      if (!actions) unread.push(key);
    } else unread.push(key);
  }
  return {
    experiment: validate(EXPERIMENT, fields),
    actions,
    page: validate(PAGE, page),
    data,
    unread,
  };
}

/** The fragment that opens the same experiment: empty where all is as on opening. */
export async function writeFragment(
  experiment: Experiment,
  actions: readonly Action[] | null,
  page: PageParameters,
  data: string | null = null,
): Promise<string> {
  const parameters = new URLSearchParams();
  for (const key of differing(PAGE, page, validate(PAGE, {})) as (keyof PageParameters)[]) {
    const value = page[key];
    parameters.set(key, Array.isArray(value) ? value.join(',') : textOf(value));
  }
  for (const key of differing(EXPERIMENT, experiment, initialExperiment) as ExperimentKey[])
    parameters.set(key, textOf(experiment[key]));
  if (actions) parameters.set('steps', await packed(JSON.stringify(actions.map(write))));
  if (data) parameters.set('data', data);
  return parameters.toString();
}

/** A longer address is no use on paper; the fingerprint names the result. */
const LONGEST_ON_PAPER = 600;

/** An address as it is printed: whole, or where that is too long, that of the page. */
export function onPaper(link: string): string {
  return link.length <= LONGEST_ON_PAPER ? link : link.replace(/#.*/, '');
}

async function readSteps(text: string): Promise<readonly Action[] | null> {
  try {
    const raw: unknown = JSON.parse(await unpacked(text));
    const actions = Array.isArray(raw) ? raw.map(read) : [null];
    return actions.every((action) => action !== null) ? actions : null;
  } catch {
    return null;
  }
}
