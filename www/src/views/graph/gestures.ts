/** What pointers on a picture mean: one drags a node or the ground, two pinch, the rest are taps. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Handlers {
  /** The node that a pointer grabs at this point, or -1 for the ground. */
  grab(at: Point, touch: boolean): number;
  dragNode(node: number, at: Point): void;
  pan(dx: number, dy: number): void;
  /** Two fingers, about their middle. */
  pinch(factor: number, about: Point): void;
  /** The last pointer left after something had moved. */
  rest(): void;
}

/** A pointer that moved less is held still. In pixels. */
const SLACK = { mouse: 4, touch: 9 } as const;

interface Down {
  start: Point;
  at: Point;
  readonly touch: boolean;
  readonly node: number;
}

export class Gestures {
  readonly #handlers: Handlers;
  readonly #down = new Map<number, Down>();
  #moved = false;

  constructor(handlers: Handlers) {
    this.#handlers = handlers;
  }

  /** Whether the pointers that are down, or were last, did more than tap. */
  get moved(): boolean {
    return this.#moved;
  }

  get active(): boolean {
    return this.#down.size > 0;
  }

  down(id: number, at: Point, touch: boolean): void {
    if (this.#down.size === 0) this.#moved = false;
    const node = this.#handlers.grab(at, touch);
    this.#down.set(id, { start: at, at, touch, node });
  }

  /** True where the pointer belongs to a gesture from here on, and is to be captured. */
  move(id: number, at: Point): boolean {
    const pointer = this.#down.get(id);
    if (!pointer) return false;
    if (this.#down.size > 1) {
      this.#pinch(id, pointer, at);
      return true;
    }
    const slack = pointer.touch ? SLACK.touch : SLACK.mouse;
    const far = Math.hypot(at.x - pointer.start.x, at.y - pointer.start.y) > slack;
    if (!this.#moved && !far) return false;
    this.#moved = true;
    if (pointer.node >= 0) this.#handlers.dragNode(pointer.node, at);
    else this.#handlers.pan(at.x - pointer.at.x, at.y - pointer.at.y);
    pointer.at = at;
    return true;
  }

  up(id: number): void {
    if (!this.#down.delete(id)) return;
    if (this.#down.size > 0) return;
    if (this.#moved) this.#handlers.rest();
  }

  #pinch(id: number, pointer: Down, at: Point): void {
    const other = [...this.#down].find(([key]) => key !== id)?.[1];
    if (!other) return;
    this.#moved = true;
    const apart = (from: Point): number => Math.hypot(from.x - other.at.x, from.y - other.at.y);
    const [before, after] = [apart(pointer.at), apart(at)];
    const middle = { x: (at.x + other.at.x) / 2, y: (at.y + other.at.y) / 2 };
    this.#handlers.pan((at.x - pointer.at.x) / 2, (at.y - pointer.at.y) / 2);
    // Fingers that touch each other say nothing.
    if (before > 8 && after > 8) this.#handlers.pinch(after / before, middle);
    pointer.at = at;
  }
}
