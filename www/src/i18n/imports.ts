/** The texts of graphs that the visitor brings; they come with the dialog, not with the page. */

import { en, type ImportTexts } from './en-import';
import { i18n } from './i18n.svelte';
import { zh } from './zh-import';

export function importTexts(): ImportTexts {
  return i18n.language === 'zh' ? zh : en;
}
