import { describe, expect, it } from 'vitest';
import { keyAction } from './keys';

// The rules need no document: an event without an element as its target has no control.
class FakeElement {
  readonly control: boolean;
  readonly type = 'range';
  constructor(control: boolean) {
    this.control = control;
  }
  closest(): FakeElement | null {
    return this.control ? this : null;
  }
}
Object.assign(globalThis, { Element: FakeElement, HTMLInputElement: class {} });

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
});
