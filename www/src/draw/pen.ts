/** What pictures are drawn with: a canvas's context, or what writes the same strokes as SVG. */

export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'globalAlpha'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'imageSmoothingEnabled'
  | 'setLineDash'
  | 'beginPath'
  | 'closePath'
  | 'moveTo'
  | 'lineTo'
  | 'arc'
  | 'rect'
  | 'roundRect'
  | 'fill'
  | 'stroke'
  | 'fillRect'
  | 'strokeRect'
  | 'fillText'
  | 'strokeText'
  | 'measureText'
> & {
  /** All of an image, in a box. */
  drawImage(image: HTMLCanvasElement | OffscreenCanvas, ...box: Box): void;
  translate(x: number, y: number): void;
};

type Box = [x: number, y: number, width: number, height: number];
