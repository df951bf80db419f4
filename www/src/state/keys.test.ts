import { describe, expect, it } from 'vitest';
import { keyAction, undoAction } from './keys';

// The rules need no document: an event without an element as its target has no control.
class FakeElement {
  readonly control: boolean;
  readonly tag: string;
  constructor(control: boolean, tag = 'button') {
    this.control = control;
    this.tag = tag;
  }
  closest(selector: string): FakeElement | null {
    return this.control && selector.split(', ').includes(this.tag) ? this : null;
  }
}
class FakeInput extends FakeElement {
  readonly type: string;
  constructor(type: string) {
    super(true, 'input');
    this.type = type;
  }
}
let covered = false;
Object.assign(globalThis, {
  Element: FakeElement,
  HTMLInputElement: FakeInput,
  document: { querySelector: () => (covered ? new FakeElement(true, 'dialog') : null) },
});

const press = (key: string, change: object = {}): KeyboardEvent =>
  ({ key, target: new FakeElement(false), ...change }) as unknown as KeyboardEvent;

describe('the keys', () => {
  it('act by single letters while no control has the focus', () => {
    expect(keyAction(press(' '), true)).toBe('trainOrPause');
    expect(keyAction(press('S'), true)).toBe('step');
    expect(keyAction(press('?'), true)).toBe('help');
    expect(keyAction(press('r', { target: new FakeElement(true) }), true)).toBeNull();
    expect(keyAction(press('r', { ctrlKey: true }), true)).toBeNull();
  });

  it('can be switched off, but undo stays', () => {
    expect(keyAction(press('r'), false)).toBeNull();
    expect(keyAction(press('z', { ctrlKey: true }), false)).toBe('undo');
    expect(keyAction(press('Z', { metaKey: true, shiftKey: true }), false)).toBe('redo');
  });

  it('leave text its own undo, whatever it is written in', () => {
    const undoIn = (target: object): unknown =>
      keyAction(press('z', { ctrlKey: true, target }), true);
    for (const type of ['text', 'search', 'number', 'url'])
      expect(undoIn(new FakeInput(type)), type).toBeNull();
    expect(undoIn(new FakeElement(true, 'textarea'))).toBeNull();
    for (const type of ['range', 'radio', 'checkbox'])
      expect(undoIn(new FakeInput(type)), type).toBe('undo');
  });

  it('do nothing to the page below a dialog, which may undo for itself', () => {
    covered = true;
    const undo = press('z', { ctrlKey: true });
    expect(keyAction(undo, true)).toBeNull();
    expect(keyAction(press(' '), true)).toBeNull();
    expect(undoAction(undo)).toBe('undo');
    covered = false;
  });
});
