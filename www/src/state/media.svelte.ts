/** What the screen is like, as far as the layout in script depends on it. */

import { MediaQuery } from 'svelte/reactivity';

/** A phone, upright or lying: one card at a time, a tab bar, no page scroll. */
const phone = new MediaQuery(
  '(max-width: 640px) or ((max-height: 480px) and (orientation: landscape))',
);
const reducedMotion = new MediaQuery('(prefers-reduced-motion: reduce)');
const dark = new MediaQuery('(prefers-color-scheme: dark)');
/** Too narrow for every control to stand in the top bar. */
const narrow = new MediaQuery('(max-width: 959px)');
/** Room for high curves. */
const tall = new MediaQuery('(min-height: 840px)');

export const media = {
  get phone(): boolean {
    return phone.current;
  },
  /** No room for every control in the top bar; phones included. */
  get narrow(): boolean {
    return narrow.current || phone.current;
  },
  /** Height of a scented slider's curve, in pixels; the first card gets twice as much. */
  get scent(): number {
    return tall.current ? 52 : 40;
  },
  get reducedMotion(): boolean {
    return reducedMotion.current;
  },
  get dark(): boolean {
    return dark.current;
  },
};
