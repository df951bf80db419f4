/** Whether pixels can be read: against being known by them, some browsers give others than were drawn. */

/** More than rounding and the faint noise of some browsers, which nobody sees. */
const FAINT = 2;

/** Whether a canvas, of a few pixels and with nothing on it, gives back what is drawn on it. */
export function givesBack(canvas: OffscreenCanvas): boolean {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return false;
  const { width, height } = canvas;
  // Of many colours, since noise is often kept from what has one.
  const drawn = Array.from({ length: width * height }, (_, pixel) => [
    (37 * pixel) % 256,
    (91 * pixel + 50) % 256,
    (150 * pixel + 20) % 256,
    255,
  ]);
  for (const [pixel, [red, green, blue]] of drawn.entries()) {
    context.fillStyle = `rgb(${red}, ${green}, ${blue})`;
    context.fillRect(pixel % width, Math.floor(pixel / width), 1, 1);
  }
  const { data } = context.getImageData(0, 0, width, height);
  return drawn.flat().every((part, at) => Math.abs(part - (data[at] ?? 0)) <= FAINT);
}
