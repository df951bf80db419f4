import { describe, expect, it } from 'vitest';
import type { Fixed } from '../engine/protocol';
import {
  areJoined,
  changed,
  classesOf,
  EMPTY,
  fileOf,
  freePlace,
  joined,
  MOST_NODES,
  parted,
  placesOf,
  sketchOf,
  Steps,
  withNode,
  withoutNode,
  type Sketch,
} from './sketch';

function triangle(): Sketch {
  let sketch = EMPTY;
  for (const [x, y] of [
    [0, 0],
    [1, 0],
    [0.5, 2],
  ] as const)
    ({ sketch } = withNode(sketch, x, y, 0));
  return joined(joined(joined(sketch, 1, 2), 2, 3), 3, 1);
}

describe('a graph drawn by hand', () => {
  it('keeps its nodes inside the frame and its edges single', () => {
    const sketch = triangle();
    expect(sketch.nodes.map(({ id, x, y }) => [id, x, y])).toEqual([
      [1, 0, 0],
      [2, 1, 0],
      [3, 0.5, 1],
    ]);
    expect(joined(sketch, 2, 1)).toBe(sketch);
    expect(joined(sketch, 2, 2)).toBe(sketch);
    expect(sketch.edges).toEqual([
      [1, 2],
      [2, 3],
      [1, 3],
    ]);
  });

  it('loses the edges of a node with it', () => {
    const without = withoutNode(triangle(), 2);
    expect(without.edges).toEqual([[1, 3]]);
    expect(withNode(without, 0, 0, -1).id).toBe(4);
    expect(areJoined(parted(without, 3, 1), 1, 3)).toBe(false);
  });

  it('takes no more nodes than can be drawn, each at a place of its own', () => {
    let sketch = EMPTY;
    for (let node = 0; node < MOST_NODES; node += 1) {
      const { x, y } = freePlace(sketch);
      ({ sketch } = withNode(sketch, x, y, -1));
    }
    const places = new Set(sketch.nodes.map(({ x, y }) => `${x} ${y}`));
    expect(places.size).toBe(MOST_NODES);
    expect(sketch.nodes.every(({ x, y }) => x > 0 && x < 1 && y > 0 && y < 1)).toBe(true);
    expect(withNode(sketch, 0, 0, 0)).toEqual({ sketch, id: -1 });
  });

  it('is read as a file with names unlike each other and classes by name', async () => {
    let sketch = changed(triangle(), 1, { name: 'Ann', group: 1 });
    sketch = changed(sketch, 2, { name: 'Ann', group: -1 });
    const told: unknown = JSON.parse(await fileOf(sketch, ['red', 'blue']).text());
    expect(told).toEqual({
      directed: false,
      nodes: [{ id: 'Ann', class: 'blue' }, { id: 'Ann (2)' }, { id: '3', class: 'red' }],
      links: [
        { source: 'Ann', target: 'Ann (2)' },
        { source: 'Ann (2)', target: '3' },
        { source: 'Ann', target: '3' },
      ],
    });
    expect([...placesOf(sketch)]).toEqual([0, 0, 1, 0, 0.5, 1]);
  });

  it('can begin with the graph on the page, unless that is too large', () => {
    const info = { nodes: 2, classes: 2, nodeNames: ['a', ''], classNames: ['left'] };
    const fixed = {
      info,
      edges: Uint32Array.of(1, 0),
      labels: Int32Array.of(0, -1),
      positions: Float32Array.of(0, 0.5, 1, 0.25),
    } as unknown as Fixed;
    const sketch = sketchOf(fixed);
    expect(sketch?.nodes[0]).toEqual({ id: 1, name: 'a', x: 0, y: 0.5, group: 0 });
    expect(sketch?.edges).toEqual([[1, 2]]);
    expect(sketchOf({ ...fixed, info: { ...fixed.info, nodes: 201 } })).toBeNull();
    expect(classesOf(fixed.info.classNames, String).slice(0, 3)).toEqual(['left', '1', '2']);
  });

  it('can be taken back step by step, and done again', () => {
    const steps = new Steps();
    const first = withNode(EMPTY, 0, 0, 0).sketch;
    steps.add(first);
    steps.add(first);
    steps.add(triangle());
    expect(steps.undo().sketch).toBe(first);
    expect(steps.undo().sketch).toBe(EMPTY);
    expect(steps.canUndo).toBe(false);
    expect(steps.redo().sketch).toBe(first);
    steps.add(EMPTY);
    expect(steps.canRedo).toBe(false);
  });

  it('takes the names of classes back with the step that gave them', () => {
    const steps = new Steps();
    steps.add(triangle(), ['left']);
    steps.add(withNode(triangle(), 0, 0, 0).sketch);
    expect(steps.now.classNames).toEqual(['left']);
    steps.add(EMPTY, []);
    expect(steps.now.classNames).toEqual([]);
    expect(steps.undo().classNames).toEqual(['left']);
  });

  it('is as it was where a change changes nothing', () => {
    const sketch = triangle();
    expect(changed(sketch, 1, { group: 0 })).toBe(sketch);
    expect(changed(sketch, 2, { x: 1.5 }), 'beyond the frame').toBe(sketch);
    expect(changed(sketch, 9, { group: 1 })).toBe(sketch);
    expect(changed(sketch, 1, { group: 1 })).not.toBe(sketch);
  });
});
