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

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'text';
}

/**
 * Single letters act only when no control has the focus and when they are wanted at all; Ctrl+Z
 * and Ctrl+Shift+Z act wherever no text is being edited.
 */
export function keyAction(event: KeyboardEvent, letters: boolean): KeyAction | null {
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && key === 'z' && !event.altKey) {
    if (isTextField(event.target)) return null;
    return event.shiftKey ? 'redo' : 'undo';
  }
  if (!letters || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return null;
  return hasControl(event.target) ? null : (LETTERS[key] ?? null);
}
