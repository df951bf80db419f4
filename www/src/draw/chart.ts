/** A chart of the page, drawn again with a pen: its lines and texts as the style sheet has them. */

import type { Pen } from './pen';

const PARTS = 'path, line, circle, rect, text';

/** A dash pattern as the style sheet states it. */
function dashes(stated: string): number[] {
  return stated === 'none' ? [] : stated.split(/[ ,]+/).map(Number.parseFloat);
}

/** Path data of M, L, H, V and Z, all that the charts are made of. */
export function tracePath(pen: Pick<Pen, 'moveTo' | 'lineTo' | 'closePath'>, data: string): void {
  let [x, y] = [0, 0];
  for (const [, command, numbers = ''] of data.matchAll(/([MLHVZ])([^MLHVZ]*)/g)) {
    const values = numbers.trim() === '' ? [] : numbers.trim().split(/[ ,]+/).map(Number);
    if (command === 'Z') pen.closePath();
    if (command === 'H') x = values[0] ?? x;
    else if (command === 'V') y = values[0] ?? y;
    else [x, y] = [values[0] ?? x, values[1] ?? y];
    if (command === 'M') pen.moveTo(x, y);
    else if (command !== 'Z') pen.lineTo(x, y);
  }
}

/** Adds an element's outline to the path. */
function trace(pen: Pen, element: Element): void {
  const at = (name: string): number => Number(element.getAttribute(name) ?? 0);
  switch (element.tagName) {
    case 'path':
      tracePath(pen, element.getAttribute('d') ?? '');
      break;
    case 'line':
      pen.moveTo(at('x1'), at('y1'));
      pen.lineTo(at('x2'), at('y2'));
      break;
    case 'circle':
      pen.moveTo(at('cx') + at('r'), at('cy'));
      pen.arc(at('cx'), at('cy'), at('r'), 0, 2 * Math.PI);
      break;
    case 'rect':
      pen.roundRect(at('x'), at('y'), at('width'), at('height'), at('rx'));
      break;
  }
}

function drawText(pen: Pen, element: Element, style: CSSStyleDeclaration): void {
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  pen.textAlign =
    ({ middle: 'center', end: 'end' } as const)[style.textAnchor as 'middle'] ?? 'start';
  pen.textBaseline = 'alphabetic';
  const at = (name: string): number => Number(element.getAttribute(name) ?? 0);
  pen.fillText((element.textContent ?? '').trim(), at('x'), at('y'));
}

/** How much of an element shows through those that it stands in. */
function opacityOf(element: Element, within: Element): number {
  let opacity = 1;
  for (let at: Element | null = element; at && at !== within; at = at.parentElement)
    opacity *= Number(getComputedStyle(at).opacity);
  return opacity;
}

/** What is marked `data-handle` is for the hand, not for the eye. */
export function drawChart(pen: Pen, chart: SVGSVGElement): void {
  for (const element of chart.querySelectorAll(PARTS)) {
    if (element.hasAttribute('data-handle')) continue;
    const style = getComputedStyle(element);
    const opacity = opacityOf(element, chart);
    pen.fillStyle = style.fill;
    if (element.tagName === 'text') {
      pen.globalAlpha = opacity;
      drawText(pen, element, style);
      continue;
    }
    pen.beginPath();
    trace(pen, element);
    pen.globalAlpha = opacity * Number(style.fillOpacity);
    if (style.fill !== 'none') pen.fill();
    pen.globalAlpha = opacity;
    pen.strokeStyle = style.stroke;
    pen.lineWidth = Number.parseFloat(style.strokeWidth);
    pen.lineJoin = style.strokeLinejoin as CanvasLineJoin;
    pen.setLineDash(dashes(style.strokeDasharray));
    if (style.stroke !== 'none') pen.stroke();
    pen.setLineDash([]);
  }
  pen.globalAlpha = 1;
}
