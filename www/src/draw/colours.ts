/** Reads the colours of the theme in use from the style sheet, for canvases. */

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
