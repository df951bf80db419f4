/** Colours for canvases: those of the theme in use, from the style sheet, and mixtures of them. */

/** The value of colour tokens as the browser resolves them for the theme in use. */
export function readColours<const T extends readonly string[]>(
  element: Element,
  tokens: T,
): Record<T[number], string> {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const read = getComputedStyle(probe);
  const colours = tokens.map((token) => {
    probe.style.color = `var(--${token})`;
    return [token, read.color] as const;
  });
  probe.remove();
  return Object.fromEntries(colours) as Record<T[number], string>;
}

export type Rgb = readonly [number, number, number];

/** The three parts of a colour as browsers resolve it: `rgb(1, 2, 3)`. */
export function rgb(colour: string): Rgb {
  const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [r, g, b];
}

/** So much of a colour on a ground, both as `rgb(1, 2, 3)`. */
export function mix(colour: string, ground: string, share: number): string {
  const [over, under] = [rgb(colour), rgb(ground)];
  const parts = over.map((part, i) => Math.round(part * share + (under[i] ?? 0) * (1 - share)));
  return `rgb(${parts.join(', ')})`;
}
