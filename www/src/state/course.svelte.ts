/** How far the visitor is in which lesson; it lives as long as the page, and is kept nowhere. */

import { isStandard } from './actions';
import { beginning, LESSONS, type Lesson, type LessonId, type Present, type Step } from './lessons';
import { LEVELS } from './page.svelte';
import type { Session } from './session';
import type { Store } from './store.svelte';

/** The figure on the screen when a step was done. */
export interface Figure {
  readonly correct: number;
  readonly total: number;
}

/** What a lesson looks at; null while something is going on. */
function presentOf(store: Store): Present | null {
  const { frame, history, training, timing } = store;
  const entry = history.entries[history.at];
  if (!frame || !entry || training) return null;
  return {
    experiment: entry.experiment,
    plan: frame.plan,
    deed: entry.deed,
    isStandard: isStandard(entry.reference.actions, entry.experiment),
    timed: timing?.frame === frame ? timing.kernel : null,
  };
}

export class Course {
  readonly #session: Session;
  lesson: Lesson & { readonly id: LessonId } = $state.raw(LESSONS[0]);
  /** The lesson that was begun last. */
  taken: LessonId | null = $state(null);
  /** The step in hand; 0 is the beginning. */
  at = $state(0);
  /** What stood on the screen when each step was done, the first ones first. */
  done: readonly Figure[] = $state.raw([]);
  /** Lessons that were gone through. */
  finished: readonly LessonId[] = $state.raw([]);

  constructor(session: Session) {
    this.#session = session;
    const { store } = session;
    // The page is watched whether or not the drawer is on the screen: a phone shows one thing at a time.
    $effect.root(() => {
      $effect(() => {
        const present = store.page.parameters.lesson ? presentOf(store) : null;
        const report = store.frame?.report;
        if (!present || !report || this.done.length > this.at || !this.step.done(present)) return;
        const { correct, total } = report.pruned;
        this.done = [...this.done, { correct, total }];
        if (this.isLast && !this.finished.includes(this.lesson.id))
          this.finished = [...this.finished, this.lesson.id];
      });
    });
  }

  get steps(): readonly Step[] {
    return [beginning(this.lesson.start), ...this.lesson.steps];
  }

  get step(): Step {
    return this.steps[this.at] ?? beginning(this.lesson.start);
  }

  get isLast(): boolean {
    return this.at === this.lesson.steps.length;
  }

  /** From its first step on. */
  take(id: LessonId): void {
    this.lesson = LESSONS.find((lesson) => lesson.id === id) ?? LESSONS[0];
    this.taken = id;
    this.done = [];
    this.#turn(0);
  }

  /** To the next step, once the one in hand is done. */
  next(): void {
    if (this.done.length > this.at && !this.isLast) this.#turn(this.at + 1);
  }

  /** Does the step in hand for the visitor. */
  perform(): void {
    const { page } = this.#session.store;
    if (LEVELS.indexOf(page.level) < LEVELS.indexOf(this.lesson.level))
      page.setLevel(this.lesson.level);
    this.step.perform(this.#session);
  }

  #turn(at: number): void {
    this.at = at;
    const { card } = this.step;
    if (card) this.#session.use(card);
  }
}

let course: Course | null = null;

/** The one course of the page. */
export function courseOf(session: Session): Course {
  course ??= new Course(session);
  return course;
}
