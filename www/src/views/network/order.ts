/** The order of a table of weights. */

export type Column = 'layer' | 'from' | 'to' | 'value' | 'state';

interface Weights {
  readonly layers: readonly { inputs: number; outputs: number; offset: number }[];
  readonly weights: Float32Array;
  readonly weightMask: Uint8Array;
}

/** Weights by a column, their own order where it says nothing; `down` turns it round. */
export function sorted(
  { layers, weights, weightMask }: Weights,
  column: Column,
  down: boolean,
): Uint32Array {
  const keys = new Float64Array(weights.length);
  for (const { inputs, outputs, offset } of layers) {
    for (let at = 0; at < inputs * outputs; at += 1) {
      const weight = offset + at;
      keys[weight] = {
        layer: weight,
        from: Math.floor(at / outputs),
        to: at % outputs,
        value: weights[weight] ?? 0,
        state: weightMask[weight] ?? 0,
      }[column];
    }
  }
  const order = Uint32Array.from(weights.keys());
  const sign = down ? -1 : 1;
  return order.sort((a, b) => sign * ((keys[a] ?? 0) - (keys[b] ?? 0)) || a - b);
}
