/** The catalogue in use. Views ask `i18n.t`; a change of language re-renders them. */

import { en, type Messages } from './en';
import { zh } from './zh';

const CATALOGUES = { en, zh } as const satisfies Record<string, Record<Subject, Messages>>;

/** Whether a club is spoken of, with members and friendships, or any other graph. */
type Subject = 'club' | 'graph';

type Language = keyof typeof CATALOGUES;

class I18n {
  language: Language = $state('en');
  subject: Subject = $state('club');

  get t(): Messages {
    return CATALOGUES[this.language][this.subject];
  }

  use(language: Language): void {
    this.language = language;
  }
}

export const i18n = new I18n();
