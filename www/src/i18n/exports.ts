/** The texts of what can be exported; they come with the dialog, not with the page. */

import { en, type ExportTexts } from './en-export';
import { i18n } from './i18n.svelte';
import { zh } from './zh-export';

export function exportTexts(): ExportTexts {
  return i18n.language === 'zh' ? zh : en;
}
