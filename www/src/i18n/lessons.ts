/** The texts of the lessons; they come with the drawer, not with the page. */

import { en, type LessonTexts } from './en-lessons';
import { i18n } from './i18n.svelte';
import { zh } from './zh-lessons';

export function lessonTexts(): LessonTexts {
  return i18n.language === 'zh' ? zh : en;
}
