/** The catalogue in use. Views ask `i18n.t`; a change of language re-renders them. */

import { en, type Messages } from './en';

/**
 * Whether a club is spoken of, with members and friendships, or any other graph; and whether nodes are
 * counted, or pairs.
 */
type Subject = 'club' | 'graph' | 'clubLinks' | 'graphLinks';

type Catalogue = Record<Subject, Messages>;

type Language = 'en' | 'zh';

/** English comes with the page, so that there is always one; another when it is wanted. */
const CATALOGUES: Readonly<Record<Language, () => Catalogue | Promise<Catalogue>>> = {
  en: () => en,
  zh: async () => (await import('./zh')).zh,
};

class I18n {
  /** Of what is shown: what was wanted last, once its catalogue is there. */
  language: Language = $state('en');
  subject: Subject = $state('club');
  #catalogue: Catalogue = $state.raw(en);
  #wanted: Language = 'en';

  get t(): Messages {
    return this.#catalogue[this.subject];
  }

  /** Shows another language, unless yet another is wanted by the time it is there. */
  async use(language: Language): Promise<void> {
    this.#wanted = language;
    if (language === this.language) return;
    const catalogue = await CATALOGUES[language]();
    if (this.#wanted !== language) return;
    this.#catalogue = catalogue;
    this.language = language;
  }
}

export const i18n = new I18n();
