/**
 * Draws the graph and remembers what need not be drawn again: above a few thousand edges they are
 * counted into a raster (see draw/density.ts), and what does not light up is kept as pixels, which
 * panning and zooming move until the hand rests. Where pixels can not be read, nothing is stamped.
 */

import { pixelsOf, type Pixels } from '../../draw/blend';
import { colourRaster, fillRaster, raster, updateRaster, type Raster } from '../../draw/density';
import { countVisible, drawEdges, drawLitEdges } from '../../draw/edges';
import type { GraphPalette, GraphScene } from '../../draw/graph';
import { drawHands } from '../../draw/hands';
import { drawLabels } from '../../draw/labels';
import { drawGlow, drawLitNode, drawNodes } from '../../draw/nodes';
import type { Pen } from '../../draw/pen';
import { givesBack } from '../../draw/readback';
import { Stamps } from '../../draw/stamps';

/** More lines than this in the frame are no lines any more. */
const MANY_EDGES = 3000;
/** With more than this it pays to keep what was drawn. */
const MANY_NODES = 1500;
/** With more than this among many edges stamps pay: a path takes four times as long. */
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

/** An image, and its pixels. */
interface Sheet {
  readonly image: ImageData;
  readonly pixels: Pixels;
}

function sheetOf(width: number, height: number): Sheet {
  const image = new ImageData(width, height);
  return { image, pixels: pixelsOf(image) };
}

/** What was made of a scene, with which palette, and how many pixels to one of the screen. */
interface Made {
  readonly scene: GraphScene;
  readonly palette: GraphPalette;
  readonly ratio: number;
}

/** What was made, on a canvas, which can be moved. */
interface Bitmap {
  readonly canvas: OffscreenCanvas;
  readonly of: Made;
}

/** Whether what was made is the same for another scene. */
function isOf(made: Made, scene: GraphScene, palette: GraphPalette, ratio: number): boolean {
  const isSame = KEYS.every((key) => made.scene[key] === scene[key]);
  return isSame && made.palette === palette && made.ratio === ratio;
}

function canvasOf(image: ImageData): OffscreenCanvas {
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas;
}

/** Draws into an image with what knows no pixels. */
function drawInto(
  { image, pixels }: Sheet,
  ratio: number,
  draw: (context: OffscreenCanvasRenderingContext2D) => void,
): void {
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return;
  context.putImageData(image, 0, 0);
  context.scale(ratio, ratio);
  draw(context);
  pixels.parts.set(context.getImageData(0, 0, image.width, image.height).data);
}

function isAlike(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((value, at) => value === b[at]);
}

export class GraphPainter {
  readonly #stamps = new Stamps();
  #raster: { readonly of: Raster; readonly counted: GraphScene; readonly ratio: number } | null =
    null;
  /** The edges alone. */
  #edges: (Made & Sheet) | null = null;
  /** Edges and nodes. */
  #shown: (Made & Sheet) | null = null;
  /** The same as a canvas; without reading pixels there is nothing else. */
  #bitmap: Bitmap | null = null;
  /** Whether pixels can be read; tried when they first are. */
  #isReadable: boolean | null = null;

  /**
   * `moving` while the hand pans or zooms: then the pixels are moved if there are any. `certain` is
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
    } else {
      this.#isReadable ??= givesBack(new OffscreenCanvas(8, 4));
      const kept = moving ? this.#kept() : null;
      if (kept?.of.scene.edges === scene.edges) this.#move(context, kept, scene);
      else if (this.#isReadable) {
        this.#shown = this.#fresh(scene, palette, ratio);
        context.putImageData(this.#shown.image, 0, 0);
      } else {
        this.#bitmap = this.#unread(scene, palette, ratio);
        context.save();
        context.resetTransform();
        context.drawImage(this.#bitmap.canvas, 0, 0);
        context.restore();
      }
    }
    if (moving && large) return;
    drawOnTop(context, scene, palette, certain);
  }

  /** The same with a pen that keeps strokes: only edges too many to tell apart stay pixels. */
  print(pen: Pen, scene: GraphScene, palette: GraphPalette, certain: number): void {
    const { width, height } = scene;
    if (countVisible(scene, MANY_EDGES) > MANY_EDGES) {
      const [across, down] = [Math.round(width * PRINTED), Math.round(height * PRINTED)];
      const lines = sheetOf(across, down);
      this.#density(scene, palette, PRINTED, lines.pixels);
      pen.drawImage(canvasOf(lines.image), 0, 0, width, height);
    } else drawEdges(pen, scene, palette);
    drawGlow(pen, scene, palette.glow);
    drawNodes(pen, scene, palette);
    drawOnTop(pen, scene, palette, certain);
  }

  #forget(): void {
    this.#raster = null;
    this.#edges = null;
    this.#shown = null;
    this.#bitmap = null;
  }

  #kept(): Bitmap | null {
    const shown = this.#shown;
    if (shown && this.#bitmap?.of !== shown)
      this.#bitmap = { canvas: canvasOf(shown.image), of: shown };
    return this.#bitmap;
  }

  #move(context: CanvasRenderingContext2D, { canvas, of }: Bitmap, scene: GraphScene): void {
    const { width, height, view } = of.scene;
    const by = scene.view.scale / view.scale;
    const [x, y] = [scene.view.x - view.x * by, scene.view.y - view.y * by];
    context.drawImage(canvas, x, y, width * by, height * by);
  }

  /** Without a pixel that is read: edges in a raster are only written. */
  #unread(scene: GraphScene, palette: GraphPalette, ratio: number): Bitmap {
    if (this.#bitmap && isOf(this.#bitmap.of, scene, palette, ratio)) return this.#bitmap;
    const { width, height } = scene;
    const canvas = new OffscreenCanvas(Math.round(width * ratio), Math.round(height * ratio));
    const context = canvas.getContext('2d');
    if (!context) throw new Error('this browser draws nothing');
    const isDense = countVisible(scene, MANY_EDGES) > MANY_EDGES;
    if (isDense) {
      this.#edges = this.#edgesOf(scene, palette, ratio);
      context.putImageData(this.#edges.image, 0, 0);
    }
    context.scale(ratio, ratio);
    if (!isDense) drawEdges(context, scene, palette);
    drawGlow(context, scene, palette.glow);
    drawNodes(context, scene, palette);
    return { canvas, of: { scene, palette, ratio } };
  }

  #fresh(scene: GraphScene, palette: GraphPalette, ratio: number): Made & Sheet {
    const before = this.#shown;
    const edges = this.#edgesOf(scene, palette, ratio);
    const isSame = this.#edges === edges && before && isOf(before, scene, palette, ratio);
    this.#edges = edges;
    if (isSame) return before;
    const { width, height } = edges.pixels;
    const fits = before?.pixels.width === width && before.pixels.height === height;
    const sheet = fits ? before : sheetOf(width, height);
    sheet.pixels.words.set(edges.pixels.words);
    const isStamped = scene.radii.length > STAMPED;
    if (scene.glow || !isStamped)
      drawInto(sheet, ratio, (context) => {
        drawGlow(context, scene, palette.glow);
        if (!isStamped) drawNodes(context, scene, palette);
      });
    if (isStamped) this.#stamps.draw(sheet.pixels, scene, palette, ratio);
    return { scene, palette, ratio, image: sheet.image, pixels: sheet.pixels };
  }

  #edgesOf(scene: GraphScene, palette: GraphPalette, ratio: number): Made & Sheet {
    const before = this.#edges;
    const { width, height, points, edges, edgeMask } = scene;
    const isSame =
      before?.palette === palette &&
      before.ratio === ratio &&
      before.scene.width === width &&
      before.scene.height === height &&
      before.scene.points === points &&
      before.scene.edges === edges &&
      isAlike(before.scene.edgeMask, edgeMask);
    if (isSame) return before;
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    const fits = before?.pixels.width === across && before.pixels.height === down;
    const sheet = fits ? before : sheetOf(across, down);
    if (countVisible(scene, MANY_EDGES) > MANY_EDGES)
      this.#density(scene, palette, ratio, sheet.pixels);
    else {
      sheet.pixels.words.fill(0);
      drawInto(sheet, ratio, (context) => drawEdges(context, scene, palette));
    }
    return { scene, palette, ratio, image: sheet.image, pixels: sheet.pixels };
  }

  #density(scene: GraphScene, palette: GraphPalette, ratio: number, into: Pixels): void {
    const { points, edges, edgeMask } = scene;
    const { width, height, words } = into;
    const before = this.#raster;
    const fits = before?.of.width === width && before.of.height === height;
    const of = fits ? before.of : raster(width, height);
    const lines = { points, edges, ratio };
    const isCounted = fits && before.counted.points === points && before.counted.edges === edges;
    // A slider moves few edges at a time: only those are counted over.
    if (isCounted && before.ratio === ratio)
      updateRaster(of, lines, before.counted.edgeMask, edgeMask);
    else fillRaster(of, lines, edgeMask);
    this.#raster = { of, counted: scene, ratio };
    colourRaster(of, words, { kept: palette.edge, removed: palette.ghost }, edgeMask.length);
  }
}
