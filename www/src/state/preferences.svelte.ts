/** What the visitor prefers, remembered on this device only. */

import { i18n } from '../i18n/i18n.svelte';
import { change, choice, flag, validate, type Values } from './table';

const PREFERENCES = {
  language: choice('en', 'zh'),
  theme: choice('system', 'light', 'dark'),
  /** Whether single letters act. */
  keys: flag(true),
  level: choice('start', 'explore', 'lab'),
} as const;

type Preferences = Values<typeof PREFERENCES>;

const STORED = 'secateur.preferences';

/** The language that the browser asks for. */
function browserLanguage(languages: readonly string[]): Preferences['language'] {
  return languages[0]?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

function stored(): Preferences {
  let raw: unknown = null;
  try {
    raw = JSON.parse(localStorage.getItem(STORED) ?? 'null');
  } catch {
    // A refused or spoilt storage is as good as an empty one.
  }
  return validate(PREFERENCES, { language: browserLanguage(navigator.languages), ...(raw ?? {}) });
}

class PreferenceStore {
  /** In force. */
  values: Preferences = $state.raw(stored());
  /** What was chosen here, and not by a link or for want of a catalogue: this is remembered. */
  #chosen: Preferences = this.values;
  /** Done once the page speaks the language that was chosen last. */
  spoken: Promise<void> = Promise.resolve();

  constructor() {
    this.#apply();
  }

  set(key: keyof Preferences, raw: unknown): void {
    this.values = change(PREFERENCES, this.values, key, raw);
    this.#chosen = change(PREFERENCES, this.#chosen, key, raw);
    this.#apply();
    try {
      localStorage.setItem(STORED, JSON.stringify(this.#chosen));
    } catch {
      // The choice then lasts as long as the page.
    }
  }

  /** Choices of a link: in force as long as the page, never remembered. */
  lend(given: Partial<Preferences>): void {
    this.values = validate(PREFERENCES, { ...this.values, ...given });
    this.#apply();
  }

  #apply(): void {
    document.documentElement.dataset.theme = this.values.theme;
    this.spoken = this.#speak();
  }

  async #speak(): Promise<void> {
    try {
      await i18n.use(this.values.language);
    } catch {
      // Without its catalogue a language cannot be spoken: the page goes on in the present one, and its
      // picker says so. What was chosen stays stored for the next time.
      this.values = { ...this.values, language: i18n.language };
    }
    document.documentElement.lang = i18n.language === 'zh' ? 'zh-Hans' : 'en';
    document.title = i18n.t.pageTitle;
  }
}

export const preferences = new PreferenceStore();
