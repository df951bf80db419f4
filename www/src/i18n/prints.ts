/** The texts below saved pictures in the language in use; they come when one is saved. */

import { en, type PrintTexts } from './en-print';
import { i18n } from './i18n.svelte';
import { zh } from './zh-print';

export function printTexts(): PrintTexts {
  return i18n.language === 'zh' ? zh : en;
}
