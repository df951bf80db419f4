/** A pen that writes SVG: what canvases show as pixels, as lines that stay sharp at every size. */

import type { Pen } from './pen';

/** Two decimals are finer than any printer. */
function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** As content or as an attribute; XML knows no control characters but those of lines. */
export function escaped(text: string): string {
  return text
    .replace(/\p{Cc}/gu, (letter) => (letter === '\n' || letter === '\t' ? letter : ''))
    .replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** Weight, size and family of a canvas's font. */
const FONT = /^(?:(\S+) )?([\d.]+)px (.+)$/;

export class SvgPen implements Pen {
  fillStyle: Pen['fillStyle'] = '#000';
  strokeStyle: Pen['strokeStyle'] = '#000';
  lineWidth = 1;
  lineCap: Pen['lineCap'] = 'butt';
  lineJoin: Pen['lineJoin'] = 'miter';
  globalAlpha = 1;
  font = '10px sans-serif';
  textAlign: Pen['textAlign'] = 'start';
  textBaseline: Pen['textBaseline'] = 'alphabetic';
  imageSmoothingEnabled = true;

  readonly #parts: string[] = [];
  readonly #ruler: CanvasRenderingContext2D | null;
  #path = '';
  #dash: readonly number[] = [];
  #x = 0;
  #y = 0;
  /** A path that was filled and may yet be stroked: both are one element. */
  #filled: string | null = null;

  /** Measures texts with a canvas's context. */
  constructor(ruler: CanvasRenderingContext2D | null) {
    this.#ruler = ruler;
  }

  /** Everything that was drawn, as elements of SVG. */
  elements(): string {
    this.#flush();
    return this.#parts.join('\n');
  }

  translate(x: number, y: number): void {
    this.#x += x;
    this.#y += y;
  }

  setLineDash(dash: number[]): void {
    this.#dash = dash;
  }

  beginPath(): void {
    this.#flush();
    this.#path = '';
  }

  closePath(): void {
    this.#path += 'Z';
  }

  moveTo(x: number, y: number): void {
    this.#path += `M${this.#at(x, y)}`;
  }

  lineTo(x: number, y: number): void {
    this.#path += `${this.#path === '' ? 'M' : 'L'}${this.#at(x, y)}`;
  }

  /** As a canvas does it, a line leads from where the pen is to where the arc begins. */
  arc(x: number, y: number, radius: number, from: number, to: number): void {
    const end = Math.abs(to - from) >= 2 * Math.PI ? from + Math.PI : to;
    const on = (angle: number): string =>
      this.#at(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    const start = on(from);
    if (this.#path === '') this.#path = `M${start}`;
    else if (!this.#path.endsWith(start)) this.#path += `L${start}`;
    const large = end - from > Math.PI ? 1 : 0;
    const arc = (angle: number): string => `A${n(radius)} ${n(radius)} 0 ${large} 1 ${on(angle)}`;
    this.#path += arc(end);
    // A whole circle is two halves: one arc cannot end where it begins.
    if (end !== to) this.#path += arc(from);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#path += `M${this.#at(x, y)}h${n(width)}v${n(height)}h${n(-width)}Z`;
  }

  roundRect(x: number, y: number, width: number, height: number, radii?: unknown): void {
    const wanted = typeof radii === 'number' ? radii : 0;
    const r = Math.max(0, Math.min(wanted, width / 2, height / 2));
    const corner = (dx: number, dy: number): string => `a${n(r)} ${n(r)} 0 0 1 ${n(dx)} ${n(dy)}`;
    this.#path +=
      `M${this.#at(x + r, y)}h${n(width - 2 * r)}${corner(r, r)}v${n(height - 2 * r)}` +
      `${corner(-r, r)}h${n(2 * r - width)}${corner(-r, -r)}v${n(2 * r - height)}${corner(r, -r)}Z`;
  }

  fill(): void {
    this.#flush();
    if (this.#path !== '')
      this.#filled = `<path d="${this.#path}" fill="${this.#fillStyle()}"${this.#alpha('fill-')}`;
  }

  stroke(): void {
    const open = this.#filled ?? `<path d="${this.#path}" fill="none"`;
    this.#filled = null;
    if (this.#path !== '') this.#parts.push(`${open}${this.#strokes()}/>`);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#box('rect', x, y, width, height, `fill="${this.#fillStyle()}"${this.#alpha('fill-')}`);
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#box('rect', x, y, width, height, `fill="none"${this.#strokes()}`);
  }

  fillText(text: string, x: number, y: number): void {
    this.#text(text, x, y, `fill="${this.#fillStyle()}"${this.#alpha('fill-')}`);
  }

  strokeText(text: string, x: number, y: number): void {
    this.#text(text, x, y, `fill="none"${this.#strokes()}`);
  }

  measureText(text: string): TextMetrics {
    if (!this.#ruler) throw new Error('nothing to measure texts with');
    this.#ruler.font = this.font;
    return this.#ruler.measureText(text);
  }

  drawImage(
    image: HTMLCanvasElement | OffscreenCanvas,
    x: number,
    y: number,
    width: number,
    height: number,
  ): void {
    const copy = document.createElement('canvas');
    copy.width = image.width;
    copy.height = image.height;
    copy.getContext('2d')?.drawImage(image, 0, 0);
    const pixels = this.imageSmoothingEnabled ? '' : ' style="image-rendering:pixelated"';
    const from = `preserveAspectRatio="none" href="${copy.toDataURL()}"${pixels}`;
    this.#box('image', x, y, width, height, from);
  }

  #box(
    name: 'rect' | 'image',
    x: number,
    y: number,
    width: number,
    height: number,
    rest: string,
  ): void {
    this.#flush();
    const at = `x="${n(x + this.#x)}" y="${n(y + this.#y)}"`;
    this.#parts.push(`<${name} ${at} width="${n(width)}" height="${n(height)}" ${rest}/>`);
  }

  #text(text: string, x: number, y: number, rest: string): void {
    this.#flush();
    const [, weight = '400', size = '10', family = 'sans-serif'] = FONT.exec(this.font) ?? [];
    const anchor = { center: 'middle', end: 'end', right: 'end' }[this.textAlign as string];
    const font = `font-family="${escaped(family)}" font-size="${size}" font-weight="${weight}"`;
    this.#parts.push(
      `<text x="${n(x + this.#x)}" y="${n(y + this.#y)}" ${font}` +
        `${anchor ? ` text-anchor="${anchor}"` : ''} ${rest}>${escaped(text)}</text>`,
    );
  }

  #flush(): void {
    if (this.#filled !== null) this.#parts.push(`${this.#filled}/>`);
    this.#filled = null;
  }

  #at(x: number, y: number): string {
    return `${n(x + this.#x)} ${n(y + this.#y)}`;
  }

  #fillStyle(): string {
    return escaped(String(this.fillStyle));
  }

  #alpha(of: 'fill-' | 'stroke-'): string {
    return this.globalAlpha === 1 ? '' : ` ${of}opacity="${n(this.globalAlpha)}"`;
  }

  #strokes(): string {
    return (
      ` stroke="${escaped(String(this.strokeStyle))}" stroke-width="${n(this.lineWidth)}"` +
      (this.lineCap === 'butt' ? '' : ` stroke-linecap="${this.lineCap}"`) +
      (this.lineJoin === 'miter' ? '' : ` stroke-linejoin="${this.lineJoin}"`) +
      (this.#dash.length === 0 ? '' : ` stroke-dasharray="${this.#dash.map(n).join(' ')}"`) +
      this.#alpha('stroke-')
    );
  }
}
