/** What the screen is like, as far as the layout in script depends on it. */

import { MediaQuery } from 'svelte/reactivity';
import { innerHeight } from 'svelte/reactivity/window';

/** A phone, upright or lying: one card at a time, a tab bar, no page scroll. */
const phone = new MediaQuery(
  '(max-width: 640px) or ((max-height: 480px) and (orientation: landscape))',
);
const reducedMotion = new MediaQuery('(prefers-reduced-motion: reduce)');
const dark = new MediaQuery('(prefers-color-scheme: dark)');
/** Too narrow for every control to stand in the top bar. */
const narrow = new MediaQuery('(max-width: 959px)');

/** Too narrow for words that only tell. */
const crowded = new MediaQuery('(max-width: 1399px)');
/** Too narrow for the preferences to stand there, too. */
const tight = new MediaQuery('(max-width: 1279px)');

/** Too narrow for the verbs that are used less. */
const compact = new MediaQuery('(max-width: 1119px)');

/** How often letters have come: what was painted before stands in another font. */
let letters = $state(0);
if (typeof document !== 'undefined' && 'fonts' in document)
  document.fonts.addEventListener('loadingdone', () => (letters += 1));

/** What of a window stands above and below the panel, in pixels. */
const AROUND = 78;

export const media = {
  /** Changes whenever a font has come. */
  get letters(): number {
    return letters;
  },
  get phone(): boolean {
    return phone.current;
  },
  /** No room for every control in the top bar; phones included. */
  get narrow(): boolean {
    return narrow.current || phone.current;
  },
  /** Step and Reset are in the menu. */
  get compact(): boolean {
    return compact.current || phone.current;
  },
  /** The top bar has room for controls alone. */
  get crowded(): boolean {
    return crowded.current;
  },
  /** Language and theme are in the menu. */
  get tight(): boolean {
    return tight.current || phone.current;
  },
  /**
   * Height of a scented slider's curve, in pixels: what the screen can spare, or a panel that is longer
   * with its page.
   */
  scentIn(panel: number): number {
    const height = Math.max(innerHeight.current ?? 720, panel + AROUND);
    if (phone.current) return height < 600 ? 40 : 44;
    return Math.round(Math.min(140, Math.max(40, (height - 650) / 4)));
  },
  get reducedMotion(): boolean {
    return reducedMotion.current;
  },
  get dark(): boolean {
    return dark.current;
  },
};
