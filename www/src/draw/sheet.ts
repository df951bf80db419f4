/** A picture with what it shows and how it was made written below it, as SVG or as pixels. */

import type { Pen } from './pen';
import { escaped, SvgPen } from './svg';

export interface Drawing {
  readonly width: number;
  readonly height: number;
  draw(pen: Pen): void;
}

/** A mark and what it stands for. */
export interface LegendEntry {
  draw(pen: Pen, x: number, y: number): void;
  readonly text: string;
}

export interface Caption {
  readonly title: string;
  readonly legend: readonly LegendEntry[];
  readonly lines: readonly string[];
}

export interface SheetColours {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly family: string;
}

const MARGIN = 16;
const TITLE = 22;
const LINE = 16;
/** From the left of a mark to the left of its text. */
const MARK = 14;
const BETWEEN = 16;

/** Breaks a text into lines of at most `width`, at a space or after a letter of Chinese if it can. */
export function wrapped(
  text: string,
  width: number,
  measure: (text: string) => number,
): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest !== '' && measure(rest) > width) {
    let [low, high] = [1, rest.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (measure(rest.slice(0, middle)) <= width) low = middle;
      else high = middle - 1;
    }
    const head = rest.slice(0, low);
    const space = rest[low] === ' ' ? low : head.lastIndexOf(' ');
    const isWide = /[\u3000-\uffef]/.test(head.slice(-1));
    let end = !isWide && space > low / 2 ? space : low;
    // No line begins with a mark that closes.
    while (end > 1 && /[，。；：、）》」！？]/.test(rest[end] ?? '')) end -= 1;
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? lines : [...lines, rest];
}

interface Laid {
  readonly height: number;
  readonly legend: readonly {
    readonly entry: LegendEntry;
    readonly x: number;
    readonly y: number;
  }[];
  readonly lines: readonly { readonly text: string; readonly y: number }[];
}

function lay(drawing: Drawing, caption: Caption, measure: (text: string) => number): Laid {
  let [x, y] = [MARGIN, MARGIN + TITLE + drawing.height + LINE];
  const right = MARGIN + drawing.width;
  const legend = caption.legend.map((entry) => {
    const width = MARK + measure(entry.text);
    if (x > MARGIN && x + width > right) [x, y] = [MARGIN, y + LINE];
    const place = { entry, x, y };
    x += width + BETWEEN;
    return place;
  });
  if (legend.length > 0) y += LINE + 4;
  const lines = caption.lines
    .flatMap((line) => wrapped(line, drawing.width, measure))
    .map((text, index) => ({ text, y: y + index * LINE }));
  return { height: y + lines.length * LINE + MARGIN - LINE, legend, lines };
}

function font(colours: SheetColours, size: number, weight: number): string {
  return `${weight} ${size}px ${colours.family}`;
}

/** Draws all of it with one pen, at the size that it needs. */
function compose(
  pen: Pen,
  drawing: Drawing,
  caption: Caption,
  colours: SheetColours,
  laid: Laid,
): void {
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, drawing.width + 2 * MARGIN, laid.height);
  pen.textAlign = 'start';
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = colours.ink;
  pen.font = font(colours, 15, 650);
  pen.fillText(caption.title, MARGIN, MARGIN + 12);
  pen.translate(MARGIN, MARGIN + TITLE);
  drawing.draw(pen);
  pen.translate(-MARGIN, -MARGIN - TITLE);
  pen.textAlign = 'start';
  pen.textBaseline = 'alphabetic';
  pen.font = font(colours, 11, 400);
  for (const { entry, x, y } of laid.legend) {
    entry.draw(pen, x + 5, y - 4);
    pen.fillStyle = colours.ink;
    pen.fillText(entry.text, x + MARK, y);
  }
  pen.fillStyle = colours.quiet;
  for (const { text, y } of laid.lines) pen.fillText(text, MARGIN, y);
}

function measured(
  drawing: Drawing,
  caption: Caption,
  colours: SheetColours,
): { readonly ruler: CanvasRenderingContext2D; readonly laid: Laid; readonly width: number } {
  const ruler = document.createElement('canvas').getContext('2d');
  if (!ruler) throw new Error('this browser draws nothing');
  ruler.font = font(colours, 11, 400);
  const laid = lay(drawing, caption, (text) => ruler.measureText(text).width);
  return { ruler, laid, width: drawing.width + 2 * MARGIN };
}

export function toSvg(drawing: Drawing, caption: Caption, colours: SheetColours): string {
  const { ruler, laid, width } = measured(drawing, caption, colours);
  const pen = new SvgPen(ruler);
  compose(pen, drawing, caption, colours, laid);
  const size = `width="${width}" height="${laid.height}" viewBox="0 0 ${width} ${laid.height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img">`,
    `<title>${escaped(caption.title)}</title>`,
    `<desc>${escaped(caption.lines.join('\n'))}</desc>`,
    pen.elements(),
    '</svg>\n',
  ].join('\n');
}

/** Pixels to one of the screen. */
const SCALE = 2;

export async function toPng(
  drawing: Drawing,
  caption: Caption,
  colours: SheetColours,
): Promise<Blob> {
  const { ruler, laid, width } = measured(drawing, caption, colours);
  const { canvas } = ruler;
  canvas.width = width * SCALE;
  canvas.height = laid.height * SCALE;
  ruler.scale(SCALE, SCALE);
  compose(ruler, drawing, caption, colours, laid);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (!blob) throw new Error('the picture is too large for this browser');
  return blob;
}
