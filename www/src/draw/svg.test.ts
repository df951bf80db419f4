import { describe, expect, it } from 'vitest';
import { tracePath } from './chart';
import { wrapped } from './sheet';
import { escaped, SvgPen } from './svg';

describe('the pen that writes SVG', () => {
  it('makes one element of a shape that is filled and outlined', () => {
    const pen = new SvgPen(null);
    pen.fillStyle = '#f00';
    pen.strokeStyle = '#000';
    pen.lineWidth = 1.5;
    pen.beginPath();
    pen.moveTo(12, 10);
    pen.arc(10, 10, 2, 0, 2 * Math.PI);
    pen.fill();
    pen.stroke();
    expect(pen.elements()).toBe(
      '<path d="M12 10A2 2 0 0 1 8 10A2 2 0 0 1 12 10" fill="#f00" stroke="#000" stroke-width="1.5"/>',
    );
  });

  it('moves what is drawn after it was moved, and back', () => {
    const pen = new SvgPen(null);
    pen.translate(5, 6);
    pen.fillRect(1, 2, 3, 4);
    pen.translate(-5, -6);
    pen.strokeRect(1, 2, 3, 4);
    const [first, second] = pen.elements().split('\n');
    expect(first).toContain('x="6" y="8" width="3" height="4"');
    expect(second).toContain('x="1" y="2"');
  });

  it('keeps dashes, transparency and names with marks of their own', () => {
    const pen = new SvgPen(null);
    pen.setLineDash([2, 4]);
    pen.globalAlpha = 0.5;
    pen.beginPath();
    pen.moveTo(0, 0);
    pen.lineTo(1, 1);
    pen.stroke();
    pen.font = '600 13px "Inter Variable", sans-serif';
    pen.textAlign = 'center';
    pen.fillText('<A & B>', 3, 4);
    const [line, text] = pen.elements().split('\n');
    expect(line).toContain('stroke-dasharray="2 4" stroke-opacity="0.5"');
    expect(text).toContain('font-size="13" font-weight="600" text-anchor="middle"');
    expect(text).toContain('>&#60;A &#38; B&#62;</text>');
    expect(escaped('a\u0000"')).toBe('a&#34;');
  });
});

describe('path data', () => {
  it('is traced point by point', () => {
    const steps: string[] = [];
    tracePath(
      {
        moveTo: (x, y) => steps.push(`M ${x} ${y}`),
        lineTo: (x, y) => steps.push(`L ${x} ${y}`),
        closePath: () => steps.push('Z'),
      },
      'M1 2L3 4V6H7Z',
    );
    expect(steps).toEqual(['M 1 2', 'L 3 4', 'L 3 6', 'L 7 6', 'Z']);
  });
});

describe('a caption', () => {
  const measure = (text: string): number => text.length;

  it('is broken at spaces, or within a word that is longer than a line', () => {
    expect(wrapped('one two three', 8, measure)).toEqual(['one two', 'three']);
    expect(wrapped('abcdefghij', 4, measure)).toEqual(['abcd', 'efgh', 'ij']);
    expect(wrapped('', 4, measure)).toEqual([]);
  });

  it('begins no line with a mark that closes', () => {
    expect(wrapped('一二三四。五', 4, measure)).toEqual(['一二三', '四。五']);
  });
});
