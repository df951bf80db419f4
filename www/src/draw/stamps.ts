/**
 * Nodes of a crowd: one of each kind is drawn, and stamped wherever its like stands. A path for each of
 * twenty thousand nodes takes half a second, their stamps a hundredth of it.
 */

import { blend, pixelsOf, spansOf, type Pixels } from './blend';
import { CHANGED, type GraphPalette, type GraphScene } from './graph';
import { drawGroup, drawRings, outlineOf } from './nodes';
import type { NodeStyles } from './overlay';

/** Radii are told apart by so many pixels; a step that nobody sees. */
const STEP = 0.25;
const RADII = 128;
const BITS = 8;

/** One of a kind, in the middle of a square. */
interface Stamp {
  readonly pixels: Pixels;
  readonly spans: Uint16Array;
}

export class Stamps {
  #stamps = new Map<number, Stamp>();
  #rings = new Map<number, Stamp>();
  /** The styles that stamps were made of, by all that can be seen of them. */
  #known = new Map<string, number>();
  #palette: GraphPalette | null = null;
  #ratio = 0;
  #outline = 0;

  /** Stamps the nodes of a scene into a picture of `ratio` pixels to one of the screen. */
  draw(into: Pixels, scene: GraphScene, palette: GraphPalette, ratio: number): void {
    const outline = outlineOf(scene);
    if (this.#palette !== palette || this.#ratio !== ratio || this.#outline !== outline) {
      this.#stamps.clear();
      this.#rings.clear();
      this.#known.clear();
      [this.#palette, this.#ratio, this.#outline] = [palette, ratio, outline];
    }
    const { points, radii, marks, styles, width, height } = scene;
    const kinds = styles.kinds.map((style) => this.#kindOf(style));
    const stamp = (node: number, { pixels, spans }: Stamp): void => {
      // On whole pixels, so that it stays as sharp as it was drawn.
      const x = Math.round((points[2 * node] ?? 0) * ratio - pixels.width / 2);
      const y = Math.round((points[2 * node + 1] ?? 0) * ratio - pixels.height / 2);
      blend(into, pixels, spans, x, y);
    };
    const isSeen = (node: number): boolean => {
      const reach = (radii[node] ?? 0) * 1.4 + 10;
      const [x, y] = [points[2 * node] ?? 0, points[2 * node + 1] ?? 0];
      return x > -reach && y > -reach && x < width + reach && y < height + reach;
    };
    const sizeOf = (node: number): number =>
      Math.min(RADII - 1, Math.round((radii[node] ?? 0) / STEP));
    for (let node = 0; node < radii.length; node += 1)
      if (((marks[node] ?? 0) & CHANGED) !== 0 && isSeen(node))
        stamp(node, this.#ring(sizeOf(node), scene, palette, ratio));
    for (let node = 0; node < radii.length; node += 1) {
      if (!isSeen(node)) continue;
      const group = styles.of[node] ?? 0;
      const bits = (marks[node] ?? 0) & ~CHANGED;
      const key = ((kinds[group] ?? 0) * BITS + bits) * RADII + sizeOf(node);
      let made = this.#stamps.get(key);
      if (!made) {
        made = this.#made(sizeOf(node), ratio, scene, bits, 2, (single, alone) =>
          drawGroup(
            single,
            { ...alone, styles: { ...styles, of: Uint16Array.of(group) } },
            group,
            [0],
            outline,
          ),
        );
        this.#stamps.set(key, made);
      }
      stamp(node, made);
    }
  }

  #kindOf({ shape, fill, outline, mark }: NodeStyles['kinds'][number]): number {
    const seen = [shape, fill, outline, mark].join();
    const known = this.#known.get(seen) ?? this.#known.size;
    this.#known.set(seen, known);
    return known;
  }

  #ring(size: number, scene: GraphScene, palette: GraphPalette, ratio: number): Stamp {
    let made = this.#rings.get(size);
    if (!made) {
      made = this.#made(size, ratio, scene, CHANGED, 11, (single, alone) =>
        drawRings(single, alone, palette, [0]),
      );
      this.#rings.set(size, made);
    }
    return made;
  }

  /** A picture of one node alone, `beyond` pixels larger than the node on each side. */
  #made(
    size: number,
    ratio: number,
    scene: GraphScene,
    bits: number,
    beyond: number,
    draw: (context: OffscreenCanvasRenderingContext2D, alone: GraphScene) => void,
  ): Stamp {
    const radius = Math.max(STEP, size * STEP);
    const pixels = 2 * Math.ceil((1.4 * radius + beyond) * ratio);
    const side = pixels / ratio;
    const context = new OffscreenCanvas(pixels, pixels).getContext('2d', {
      willReadFrequently: true,
    });
    if (!context) throw new Error('this browser draws nothing');
    context.scale(ratio, ratio);
    const alone = {
      ...scene,
      points: Float32Array.of(side / 2, side / 2),
      radii: Float32Array.of(radius),
      marks: Uint8Array.of(bits),
    };
    draw(context, alone);
    const made = pixelsOf(context.getImageData(0, 0, pixels, pixels));
    return { pixels: made, spans: spansOf(made) };
  }
}
