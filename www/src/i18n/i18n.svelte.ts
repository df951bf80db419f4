/** The catalogue in use. Views ask `i18n.t`; a change of language re-renders them. */

import { en, type Messages } from './en';
import { zh } from './zh';

const CATALOGUES = { en, zh } as const satisfies Record<string, Messages>;

type Language = keyof typeof CATALOGUES;

class I18n {
  language: Language = $state('en');

  get t(): Messages {
    return CATALOGUES[this.language];
  }

  use(language: Language): void {
    this.language = language;
  }
}

export const i18n = new I18n();
