/** Small pictures put into a large one pixel by pixel: a call of the canvas for each takes far longer. */

/** Colours as an image has them, with the pixels as words beside the parts. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly words: Uint32Array;
  /** Red, green, blue and opacity of each pixel. */
  readonly parts: Uint8ClampedArray;
}

export function pixelsOf({ width, height, data }: ImageData): Pixels {
  return { width, height, words: new Uint32Array(data.buffer), parts: data };
}

/** What of each row of a picture can be seen: from the first column to the one behind the last. */
export function spansOf({ width, height, parts }: Pixels): Uint16Array {
  const spans = new Uint16Array(2 * height);
  for (let row = 0; row < height; row += 1) {
    const isClear = (column: number): boolean => parts[4 * (row * width + column) + 3] === 0;
    let [from, to] = [0, width];
    while (from < to && isClear(from)) from += 1;
    while (to > from && isClear(to - 1)) to -= 1;
    spans.set([from, to], 2 * row);
  }
  return spans;
}

/** One pixel over another (Porter & Duff 1984), neither multiplied by its opacity. */
function over(into: Uint8ClampedArray, at: number, from: Uint8ClampedArray, source: number): void {
  const own = (from[source + 3] ?? 0) / 255;
  const rest = ((into[at + 3] ?? 0) / 255) * (1 - own);
  const both = own + rest;
  for (let part = 0; part < 3; part += 1)
    into[at + part] = ((from[source + part] ?? 0) * own + (into[at + part] ?? 0) * rest) / both;
  into[at + 3] = 255 * both;
}

/** Puts a picture with its upper left corner at x, y; what lies outside is left out. */
export function blend(into: Pixels, small: Pixels, spans: Uint16Array, x: number, y: number): void {
  const top = Math.max(0, -y);
  const bottom = Math.min(small.height, into.height - y);
  for (let row = top; row < bottom; row += 1) {
    const from = Math.max(spans[2 * row] ?? 0, -x);
    const to = Math.min(spans[2 * row + 1] ?? 0, into.width - x);
    let source = row * small.width + from;
    let at = (y + row) * into.width + x + from;
    for (let column = from; column < to; column += 1, source += 1, at += 1) {
      const opacity = small.parts[4 * source + 3] ?? 0;
      if (opacity === 255) into.words[at] = small.words[source] ?? 0;
      else if (opacity > 0) over(into.parts, 4 * at, small.parts, 4 * source);
    }
  }
}
