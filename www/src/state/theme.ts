import { media } from './media.svelte';
import { preferences } from './preferences.svelte';

/** Read where colours of the style sheet are: whoever does reads them anew in another theme. */
export function followTheme(): void {
  // Both decide which colours the tokens stand for.
  void preferences.values.theme;
  void media.dark;
}
