import { describe, expect, it } from 'vitest';
import { byActivation, byClass, byMistake } from './overlay';

const colours = {
  paper: 'rgb(255, 255, 255)',
  ink: 'rgb(0, 0, 0)',
  faint: 'rgb(150, 150, 150)',
  positive: 'rgb(100, 0, 200)',
  negative: 'rgb(160, 90, 0)',
  classes: Array.from({ length: 8 }, (_, group) => `rgb(${group}, 0, 0)`),
  marks: Array.from({ length: 8 }, () => 'rgb(255, 255, 255)'),
};

describe('overlays', () => {
  it('give every class its colour and shape, and nodes of none a hollow one', () => {
    const { kinds, of } = byClass(colours, Int32Array.of(0, 9, -1), 12);
    const [first, tenth, none] = Array.from(of, (kind) => kinds[kind]);
    expect(first).toMatchObject({ shape: 'circle', fill: 'rgb(0, 0, 0)' });
    expect(tenth).toMatchObject({ shape: 'triangle', fill: 'rgb(1, 0, 0)' });
    expect(none?.fill).toBe(colours.paper);
  });

  it('fill only mistakes', () => {
    const { kinds, of } = byMistake(colours, [1, 1], 2, (node) => node === 1);
    const [right, wrong] = Array.from(of, (kind) => kinds[kind]);
    expect(right?.fill).toBe(colours.paper);
    expect(wrong?.fill).toBe('rgb(1, 0, 0)');
    expect(right?.shape).toBe(wrong?.shape);
  });

  it('tell sign by shape and strength by shade', () => {
    const { kinds, of } = byActivation(colours, Float32Array.of(0, 1, 4, -4), 4);
    const [silent, weak, strong, negative] = Array.from(of, (kind) => kinds[kind]);
    expect(silent?.fill).toBe(colours.paper);
    expect(strong).toMatchObject({ shape: 'circle', fill: colours.positive });
    expect(negative).toMatchObject({ shape: 'square', fill: colours.negative });
    expect(weak?.fill).not.toBe(strong?.fill);
    expect(weak?.shape).toBe('circle');
  });

  it('show a removed neuron as silent everywhere', () => {
    expect([...byActivation(colours, new Float32Array(3), 0).of]).toEqual([0, 0, 0]);
  });
});
