/** Which key does what; pure, so that the rules can be tested. */

export type KeyAction = 'trainOrPause' | 'step' | 'reset' | 'undo' | 'redo' | 'help';

const LETTERS: Readonly<Record<string, KeyAction>> = {
  ' ': 'trainOrPause',
  s: 'step',
  r: 'reset',
  '?': 'help',
};

const CONTROLS =
  'a, button, input, select, textarea, summary, dialog, [tabindex], [contenteditable="true"]';

function hasControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(CONTROLS) !== null;
}

/** Inputs that hold no text. */
const TEXTLESS: ReadonlySet<string> = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
]);

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !TEXTLESS.has(target.type);
  return target instanceof Element && target.closest('textarea, [contenteditable="true"]') !== null;
}

/** Whether something lies over the page, to which all keys belong. */
export function isCovered(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

/** Ctrl+Z and Ctrl+Shift+Z, wherever no text is being edited: that has an undo of its own. */
export function undoAction(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  if (event.key.toLowerCase() !== 'z' || isTextField(event.target)) return null;
  return event.shiftKey ? 'redo' : 'undo';
}

/**
 * Single letters act only when no control has the focus and when they are wanted at all; Ctrl+Z
 * and Ctrl+Shift+Z act wherever no text is being edited and no dialog is open.
 */
export function keyAction(event: KeyboardEvent, letters: boolean): KeyAction | null {
  if (isCovered()) return null;
  const undo = undoAction(event);
  if (undo) return undo;
  if (!letters || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return null;
  return hasControl(event.target) ? null : (LETTERS[event.key.toLowerCase()] ?? null);
}
