/** The glossary; it comes with the first term that is asked for, not with the page. */

import { en, type GlossaryTexts } from './en-glossary';
import { i18n } from './i18n.svelte';
import { zh } from './zh-glossary';

export function glossary(): GlossaryTexts {
  return i18n.language === 'zh' ? zh : en;
}
