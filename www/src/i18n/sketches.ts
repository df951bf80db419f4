/** The texts of drawing by hand in the language in use; they come with the dialog. */

import { en, type SketchTexts } from './en-sketch';
import { i18n } from './i18n.svelte';
import { zh } from './zh-sketch';

export function sketchTexts(): SketchTexts {
  return i18n.language === 'zh' ? zh : en;
}
