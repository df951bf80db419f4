import { describe, expect, it } from 'vitest';
import { en, type Facts } from '../i18n/en-lessons';
import { zh } from '../i18n/zh-lessons';
import { kernelOf } from './cost';
import { EXPERIMENT, initialExperiment, planOf, type Experiment } from './experiment';
import { beginning, isLesson, LESSONS, type Actor, type Lesson, type Present } from './lessons';
import { breaksLock, isFieldLocked } from './locks';
import { validate } from './table';

const lessons: readonly Lesson[] = LESSONS;
const FACTS: Facts = { kept: 58, removed: 518, weights: 576, lost: 1 };

/** The page as far as a lesson acts on it, after a visitor went somewhere else. */
class Elsewhere implements Actor {
  store = { storageFormat: 'csr32' as const };
  constructor(public now: Present) {}

  open(experiment: Experiment = initialExperiment): void {
    this.now = present(experiment);
  }

  chooseAll(values: Partial<Experiment>): void {
    const experiment = { ...this.now.experiment, ...values };
    this.now = { ...this.now, experiment, plan: planOf(experiment), timed: null };
  }

  finetune(): void {
    const { finetuneEpochs: epochs, pruneMode } = this.now.experiment;
    const deed = { kind: 'finetuned', epochs } as const;
    const healed = this.now.isStandard && pruneMode === 'oneShot' ? epochs : 0;
    this.now = { ...this.now, deed, healed, isStandard: false, timed: null };
  }

  measureTime(): void {
    this.now = { ...this.now, timed: kernelOf(this.store.storageFormat) };
  }
}

function present(experiment: Experiment, more: Partial<Present> = {}): Present {
  const deed = { kind: 'opened' } as const;
  const plan = planOf(experiment);
  return { experiment, plan, deed, isStandard: true, healed: 0, timed: null, ...more };
}

describe('the lessons', () => {
  it.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
    '%s has three to six steps with a text in both languages',
    (id, { steps, start }) => {
      expect(steps.length + 1).toBeGreaterThanOrEqual(3);
      expect(steps.length + 1).toBeLessThanOrEqual(6);
      for (const { lessons: texts } of [en, zh]) {
        expect(isLesson(id) && texts[id].steps.length).toBe(steps.length + 1);
        expect(isLesson(id) && texts[id].source).toMatch(/\d{4}/);
      }
      // What it begins from is an experiment that a link can hold.
      const stated = { ...initialExperiment, ...start };
      expect(validate(EXPERIMENT, stated)).toEqual(stated);
    },
  );

  it.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
    '%s begins where its first step says, and no later step is done there',
    (_, { steps, start }) => {
      const here = present({ ...initialExperiment, ...start });
      expect(beginning(start).done(here)).toBe(true);
      expect(beginning(start).done({ ...here, isStandard: false })).toBe(false);
      const done = steps.map((step) => step.done(here));
      // The last step of the first lesson gives everything back.
      expect(done.slice(0, -1)).toEqual(steps.slice(1).map(() => false));
    },
  );

  it('does not begin on another graph, or with something removed', () => {
    for (const { start } of lessons) {
      const stated = { ...initialExperiment, ...start };
      expect(beginning(start).done(present({ ...stated, graph: 'communities' }))).toBe(false);
      expect(beginning(start).done(present({ ...stated, weightRatio: 0.2 }))).toBe(false);
    }
  });

  it.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
    '%s does each step wherever the page stands',
    (_, { steps, start }) => {
      const here = { ...initialExperiment, ...start };
      const scattered: Partial<Experiment> = {
        weightCriterion: 'random',
        weightRatio: 0.3,
        weightScope: 'layer',
        weightStructure: 'ofFour',
        neuronCriterion: 'fpgm',
        neuronRatio: 0.4,
        edgeRatio: 0.7,
        neverStrand: true,
        afterEdges: 'learnAgain',
        nodeRatio: 0.1,
        pruneMode: 'gradual',
        finetuneEpochs: 7,
      };
      const foreign = [
        present({ ...here, ...scattered }),
        present({ ...here, weightCriterion: 'deviation', deviations: 1 }),
        present({ ...here, weightRatio: 0.9 }, { isStandard: false }),
        present({ ...initialExperiment, ...scattered, hidden: [8], seed: 3, epochs: 20 }),
        null,
      ];
      for (const step of [beginning(start), ...steps]) {
        for (const where of foreign) {
          const page = new Elsewhere(where ?? present(initialExperiment));
          step.perform(page, where);
          expect(step.done(page.now)).toBe(true);
        }
      }
    },
  );

  it('says nothing of another network, even one from other first weights', () => {
    for (const { start, steps } of lessons) {
      for (const step of steps) {
        const page = new Elsewhere(present({ ...initialExperiment, ...start }));
        step.perform(page, page.now);
        expect(step.done(page.now)).toBe(true);
        const { experiment } = page.now;
        for (const other of [{ seed: 7 }, { epochs: 20 }, { hiddenDropout: 0.3 }])
          expect(step.done({ ...page.now, experiment: { ...experiment, ...other } })).toBe(false);
      }
    }
  });

  it('asks for one healing of so many epochs, and not for more', () => {
    const [, cut, heal] = [beginning({}), ...LESSONS[2].steps];
    const page = new Elsewhere(present(cut.goal));
    page.finetune();
    expect(heal.done(page.now)).toBe(true);
    expect(heal.done({ ...page.now, healed: 120 })).toBe(false);
    expect(heal.done({ ...page.now, healed: 0 })).toBe(false);
  });

  it('does nothing against a lock of the link', () => {
    const locked = (name: string) => ({ isLocked: (it: string) => it === name });
    const cut = LESSONS[2].steps[2].goal;
    for (const name of ['graph', 'model', 'seed', 'criteria', 'weights'])
      expect(breaksLock(locked(name), initialExperiment, cut)).toBe(true);
    for (const name of ['edges', 'neurons', 'after', 'theme'])
      expect(breaksLock(locked(name), initialExperiment, cut)).toBe(false);
  });

  it('leaves a locked card as it is chosen, not only how much of it goes', () => {
    const locked = { isLocked: (name: string) => name === 'weights' };
    const other = { ...initialExperiment, weightCriterion: 'random' } as const;
    expect(breaksLock(locked, initialExperiment, other)).toBe(true);
    expect(isFieldLocked(locked, 'keepLast')).toBe(true);
    expect(isFieldLocked(locked, 'pruneMode')).toBe(false);
    expect(isFieldLocked(locked, 'edgeCriterion')).toBe(false);
  });

  it('is known by its name alone', () => {
    expect(isLesson('how-much')).toBe(true);
    expect(isLesson('all')).toBe(false);
  });

  it('is written with full-width marks in Chinese', () => {
    const text = JSON.stringify(zh, (_, value: unknown) =>
      typeof value === 'function'
        ? String((value as (it: string, facts: Facts) => string)('31', FACTS))
        : value,
    );
    expect(text).not.toMatch(/[\u4e00-\u9fff][,;:?!]|\d %/);
  });
});
