/**
 * Draws the graph and remembers what need not be drawn again: above a few thousand edges they are
 * counted into a raster (see draw/density.ts), and what does not light up is kept as a bitmap, which
 * panning and zooming move until the hand rests.
 */

import { colourRaster, fillRaster, raster, updateRaster, type Raster } from '../../draw/density';
import { countVisible, drawEdges, drawLitEdges } from '../../draw/edges';
import type { GraphPalette, GraphScene } from '../../draw/graph';
import { drawHands } from '../../draw/hands';
import { drawLabels } from '../../draw/labels';
import { drawGlow, drawLitNode, drawNodes } from '../../draw/nodes';
import type { Pen } from '../../draw/pen';
import { Stamps } from '../../draw/stamps';

/** More lines than this in the frame are no lines any more. */
const MANY_EDGES = 3000;
/** With more than this the bitmap pays. */
const MANY_NODES = 1500;
/** With more than this on the bitmap stamps pay: a path takes four times as long. */
const STAMPED = 300;

type Keys = Pick<
  GraphScene,
  'width' | 'height' | 'points' | 'radii' | 'edges' | 'edgeMask' | 'styles' | 'marks' | 'glow'
>;

const KEYS: readonly (keyof Keys)[] = [
  'width',
  'height',
  'points',
  'radii',
  'edges',
  'edgeMask',
  'styles',
  'marks',
  'glow',
];

/** Pixels to one of the screen, on paper. */
const PRINTED = 2;

/** What lights up, what the hand marked, and names. */
function drawOnTop(pen: Pen, scene: GraphScene, palette: GraphPalette, certain: number): void {
  drawLitEdges(pen, scene, palette);
  const [s, t] = [2 * scene.litEdge, 2 * scene.litEdge + 1];
  if (scene.litEdge >= 0)
    for (const end of [scene.edges[s] ?? -1, scene.edges[t] ?? -1])
      drawLitNode(pen, scene, palette, end);
  drawLitNode(pen, scene, palette, scene.litNode);
  drawHands(pen, scene, palette);
  drawLabels(pen, scene, palette, certain);
}

interface Lines {
  readonly raster: Raster;
  readonly canvas: OffscreenCanvas;
  readonly image: ImageData;
  readonly words: Uint32Array;
}

function linesOf(width: number, height: number): Lines {
  const image = new ImageData(width, height);
  return {
    raster: raster(width, height),
    canvas: new OffscreenCanvas(width, height),
    image,
    words: new Uint32Array(image.data.buffer),
  };
}

export class GraphPainter {
  readonly #stamps = new Stamps();
  #lines: Lines | null = null;
  /** What the raster counts. */
  #counted: GraphScene | null = null;
  #bitmap: OffscreenCanvas | null = null;
  /** What the bitmap shows, and with which palette. */
  #shown: GraphScene | null = null;
  #palette: GraphPalette | null = null;
  #ratio = 1;

  /**
   * `moving` while the hand pans or zooms: then the bitmap is moved if there is one. `certain` is
   * how many labels are shown in any case. The context takes CSS pixels and is cleared.
   */
  paint(
    context: CanvasRenderingContext2D,
    scene: GraphScene,
    palette: GraphPalette,
    ratio: number,
    moving: boolean,
    certain: number,
  ): void {
    const large = scene.edgeMask.length > MANY_EDGES || scene.radii.length > MANY_NODES;
    if (!large) {
      this.#forget();
      drawEdges(context, scene, palette);
      drawGlow(context, scene, palette.glow);
      drawNodes(context, scene, palette);
    } else if (moving && this.#bitmap && this.#shown?.edges === scene.edges) {
      this.#move(context, this.#bitmap, this.#shown, scene);
    } else {
      context.drawImage(this.#fresh(scene, palette, ratio), 0, 0, scene.width, scene.height);
    }
    if (moving && large) return;
    drawOnTop(context, scene, palette, certain);
  }

  /** The same with a pen that keeps strokes: only edges too many to tell apart stay pixels. */
  print(pen: Pen, scene: GraphScene, palette: GraphPalette, certain: number): void {
    const { width, height } = scene;
    if (countVisible(scene, MANY_EDGES) > MANY_EDGES) {
      const [across, down] = [Math.round(width * PRINTED), Math.round(height * PRINTED)];
      const lines = this.#density(scene, palette, PRINTED, across, down);
      pen.drawImage(lines, 0, 0, width, height);
    } else drawEdges(pen, scene, palette);
    drawGlow(pen, scene, palette.glow);
    drawNodes(pen, scene, palette);
    drawOnTop(pen, scene, palette, certain);
  }

  #forget(): void {
    this.#lines = null;
    this.#counted = null;
    this.#bitmap = null;
    this.#shown = null;
  }

  #move(
    context: CanvasRenderingContext2D,
    bitmap: OffscreenCanvas,
    shown: GraphScene,
    scene: GraphScene,
  ): void {
    const by = scene.view.scale / shown.view.scale;
    const [x, y] = [scene.view.x - shown.view.x * by, scene.view.y - shown.view.y * by];
    context.drawImage(bitmap, x, y, shown.width * by, shown.height * by);
  }

  #fresh(scene: GraphScene, palette: GraphPalette, ratio: number): OffscreenCanvas {
    const shown = this.#shown;
    const same =
      shown !== null &&
      this.#palette === palette &&
      this.#ratio === ratio &&
      KEYS.every((key) => shown[key] === scene[key]);
    if (same && this.#bitmap) return this.#bitmap;
    const [width, height] = [Math.round(scene.width * ratio), Math.round(scene.height * ratio)];
    if (this.#bitmap?.width !== width || this.#bitmap.height !== height)
      this.#bitmap = new OffscreenCanvas(width, height);
    const bitmap = this.#bitmap;
    const context = bitmap.getContext('2d');
    if (!context) return bitmap;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    const visible = countVisible(scene, MANY_EDGES);
    if (visible > MANY_EDGES) {
      context.drawImage(this.#density(scene, palette, ratio, width, height), 0, 0);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
    } else {
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      drawEdges(context, scene, palette);
    }
    drawGlow(context, scene, palette.glow);
    if (scene.radii.length > STAMPED) this.#stamps.draw(context, scene, palette, ratio);
    else drawNodes(context, scene, palette);
    this.#shown = scene;
    this.#palette = palette;
    this.#ratio = ratio;
    return bitmap;
  }

  #density(
    scene: GraphScene,
    palette: GraphPalette,
    ratio: number,
    width: number,
    height: number,
  ): OffscreenCanvas {
    const fits = this.#lines?.raster.width === width && this.#lines.raster.height === height;
    const lines = fits && this.#lines ? this.#lines : linesOf(width, height);
    const before = fits ? this.#counted : null;
    const { points, edges, edgeMask } = scene;
    // A slider moves few edges at a time: only those are counted over.
    if (before && before.points === points && before.edges === edges && this.#ratio === ratio)
      updateRaster(lines.raster, { points, edges, ratio }, before.edgeMask, edgeMask);
    else fillRaster(lines.raster, { points, edges, ratio }, edgeMask);
    this.#lines = lines;
    this.#counted = scene;
    const colours = { kept: palette.edge, removed: palette.ghost };
    colourRaster(lines.raster, lines.words, colours, edgeMask.length);
    lines.canvas.getContext('2d')?.putImageData(lines.image, 0, 0);
    return lines.canvas;
  }
}
