/** How far the visitor is in which lesson; it lives as long as the page, and is kept nowhere. */

import { healedFor, isStandard } from './actions';
import { planOf } from './experiment';
import type { Facts } from '../i18n/en-lessons';
import { beginning, LESSONS, type Lesson, type LessonId, type Present, type Step } from './lessons';
import { breaksLock } from './locks';
import { LEVELS } from './page.svelte';
import type { Session } from './session';
import type { Store } from './store.svelte';

/** The figures on the screen when a step was done. */
export interface Figure {
  readonly correct: number;
  readonly total: number;
  readonly facts: Facts;
}

/** What a lesson looks at; null while something is going on. */
function presentOf(store: Store): Present | null {
  const { frame, history, training, timing } = store;
  const entry = history.entries[history.at];
  if (!frame || !entry || training) return null;
  // The history has what was done, the frame also what a drag is passing.
  if (JSON.stringify(frame.plan) !== JSON.stringify(planOf(entry.experiment))) return null;
  return {
    experiment: entry.experiment,
    plan: frame.plan,
    deed: entry.deed,
    isStandard: isStandard(entry.reference.actions, entry.experiment),
    healed: healedFor(entry.reference.actions, entry.experiment),
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
        const { removed, total: weights } = report.weights;
        const lost = report.dense.correct - correct;
        const facts = { kept: weights - removed, removed, weights, lost };
        this.done = [...this.done, { correct, total, facts }];
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

  /** Whether a lock of the link stands against doing the step in hand. */
  get isHeld(): boolean {
    const { page, experiment } = this.#session.store;
    return breaksLock(page, experiment, this.step.goal);
  }

  /** Does the step in hand for the visitor. */
  perform(): void {
    if (this.isHeld) return;
    const { page } = this.#session.store;
    if (LEVELS.indexOf(page.level) < LEVELS.indexOf(this.lesson.level))
      page.setLevel(this.lesson.level);
    this.step.perform(this.#session, presentOf(this.#session.store));
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
