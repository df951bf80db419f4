import { describe, expect, it } from 'vitest';
import type { GraphPalette, GraphScene } from './graph';
import { drawHands } from './hands';
import { SvgPen } from './svg';

const palette = { paper: '#fff', ink: '#000' } as GraphPalette;
const none = { cut: new Uint32Array(), kept: new Uint32Array() };

function drawn(hand: GraphScene['hand']): string {
  const pen = new SvgPen(null);
  const points = Float32Array.of(0, 0, 20, 40, 100, 60);
  const scene = { points, edges: Uint32Array.of(0, 1, 1, 2), radii: new Float32Array(3), hand };
  drawHands(pen, scene as unknown as GraphScene, palette);
  return pen.elements();
}

describe('what the hand marked', () => {
  it('is broken in the middle of an edge, pinned beside a node', () => {
    const cut = drawn({ edges: { ...none, cut: Uint32Array.of(1) }, nodes: none });
    expect(cut).toContain('M56 54.5L60 45.5M60 54.5L64 45.5');
    const kept = drawn({ edges: none, nodes: { ...none, kept: Uint32Array.of(2) } });
    expect(kept).toMatch(/M105 50\.8L109\.2 55L105 59\.2/);
  });

  it('is not there without a mark', () => {
    expect(drawn({ edges: none, nodes: none })).toBe('');
  });
});
