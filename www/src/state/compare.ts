/** How two pictures differ, item by item. */

/** How many nodes two lists of predictions disagree on. */
export function differingNodes(a: Uint32Array, b: Uint32Array): number {
  let count = 0;
  for (let node = 0; node < a.length; node += 1) if (a[node] !== b[node]) count += 1;
  return count;
}

/** How many items the first mask alone keeps, and the second alone. */
export function alone(a: Uint8Array, b: Uint8Array): readonly [number, number] {
  let [first, second] = [0, 0];
  for (let item = 0; item < a.length; item += 1) {
    if (a[item] === 1 && b[item] !== 1) first += 1;
    if (b[item] === 1 && a[item] !== 1) second += 1;
  }
  return [first, second];
}
