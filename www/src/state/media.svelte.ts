/** What the screen is like, as far as the layout in script depends on it. */

import { MediaQuery } from 'svelte/reactivity';

/** A phone, upright or lying: one card at a time, a tab bar, no page scroll. */
const phone = new MediaQuery(
  '(max-width: 640px) or ((max-height: 480px) and (orientation: landscape))',
);
const reducedMotion = new MediaQuery('(prefers-reduced-motion: reduce)');
const dark = new MediaQuery('(prefers-color-scheme: dark)');
/** Room for high curves. */
const tall = new MediaQuery('(min-height: 840px)');

export const media = {
  get phone(): boolean {
    return phone.current;
  },
  /** Height of a scented slider's curve, in pixels; the first card gets twice as much. */
  get scent(): number {
    return tall.current ? 46 : 30;
  },
  get reducedMotion(): boolean {
    return reducedMotion.current;
  },
  get dark(): boolean {
    return dark.current;
  },
};
