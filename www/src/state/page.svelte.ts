/** What a link or a visitor says of the page itself: how much of it is shown, and what is fixed. */

import { validate } from './table';
import { PAGE, type PageParameters } from './address';
import { preferences } from './preferences.svelte';

export const LEVELS = ['start', 'explore', 'lab'] as const;
export type Level = (typeof LEVELS)[number];

export class PageState {
  /** As the address has them. */
  parameters: PageParameters = $state.raw(validate(PAGE, {}));

  /** Called whenever what the address says of the page has changed. */
  onchanged: (() => void) | null = null;

  /** How much of the page is shown: by the link, else as the visitor left it. */
  get level(): Level {
    return this.parameters.level || preferences.values.level;
  }

  /** Takes over what a link says. */
  use(parameters: PageParameters): void {
    this.parameters = parameters;
    const { lang, theme } = parameters;
    if (lang || theme)
      preferences.lend({ ...(lang && { language: lang }), ...(theme && { theme }) });
  }

  setLevel(level: Level): void {
    preferences.set('level', level);
    if (this.parameters.level) this.#change({ level });
  }

  /** Opens a lesson, or `all` for the list of them; nothing closes the drawer. */
  setLesson(lesson: string): void {
    this.#change({ lesson });
  }

  /** Newcomers have enough to look at, unless a link brought them to a lesson. */
  get offersLessons(): boolean {
    return this.shows('lessons') && (this.has('explore') || this.parameters.lesson !== '');
  }

  /** Whether a control or region is to be seen. */
  shows(name: string): boolean {
    return !this.parameters.hide.includes(name);
  }

  /** Whether a control is fixed by the link. */
  isLocked(name: string): boolean {
    return this.parameters.lock.includes(name);
  }

  /** Whether what belongs to `level` is shown. */
  has(level: Level): boolean {
    return LEVELS.indexOf(this.level) >= LEVELS.indexOf(level);
  }

  #change(changed: Partial<PageParameters>): void {
    this.parameters = { ...this.parameters, ...changed };
    this.onchanged?.();
  }
}
