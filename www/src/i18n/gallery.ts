/** The texts of the gallery in the language in use; they come with the dialog, not with the page. */

import { en, type GalleryTexts } from './en-gallery';
import { i18n } from './i18n.svelte';
import { zh } from './zh-gallery';

export function galleryTexts(): GalleryTexts {
  return i18n.language === 'zh' ? zh : en;
}
