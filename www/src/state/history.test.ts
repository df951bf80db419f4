import { describe, expect, it } from 'vitest';
import { initialExperiment } from './experiment';
import { History, type Entry, type Reference } from './history';

const reference = (id: number): Reference => ({
  id,
  bytes: new Uint8Array([id]),
  actions: [],
  log: [],
});
const first = reference(1);
const at = (weightRatio: number, on = first): Entry => ({
  experiment: { ...initialExperiment, weightRatio },
  reference: on,
  deed: { kind: 'changed', key: 'weightRatio' },
});

describe('the history', () => {
  it('goes back and forth through every step', () => {
    const history = new History();
    for (const ratio of [0, 0.5, 0.9]) history.push(at(ratio));
    expect(history.undo()?.experiment.weightRatio).toBe(0.5);
    expect(history.undo()?.experiment.weightRatio).toBe(0);
    expect(history.canUndo).toBe(false);
    expect(history.undo()).toBeNull();
    expect(history.redo()?.experiment.weightRatio).toBe(0.5);
    expect(history.redo()?.experiment.weightRatio).toBe(0.9);
    expect(history.canRedo).toBe(false);
  });

  it('forgets what was undone once something new is done', () => {
    const history = new History();
    for (const ratio of [0, 0.5]) history.push(at(ratio));
    history.undo();
    history.push(at(0.3));
    expect(history.canRedo).toBe(false);
    expect(history.undo()?.experiment.weightRatio).toBe(0);
  });

  it('takes no step where nothing changed, but one where only the weights did', () => {
    const history = new History();
    history.push(at(0));
    history.push(at(0));
    expect(history.canUndo).toBe(false);
    history.push(at(0, reference(2)));
    expect(history.undo()?.reference).toBe(first);
  });

  it('goes to any state, and on from there', () => {
    const history = new History();
    for (const ratio of [0, 0.5, 0.9]) history.push(at(ratio));
    expect(history.goTo(0)?.experiment.weightRatio).toBe(0);
    expect(history.at).toBe(0);
    expect(history.goTo(7)).toBeNull();
    expect(history.redo()?.experiment.weightRatio).toBe(0.5);
    expect(history.entries.length).toBe(3);
  });

  it('keeps the newest steps when there are too many', () => {
    const history = new History();
    for (let step = 0; step <= 1000; step += 1) history.push(at(step / 1000));
    let steps = 0;
    while (history.undo()) steps += 1;
    expect(steps).toBe(200);
  });
});
