import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en-lessons';
import { zh } from '../i18n/zh-lessons';
import { EXPERIMENT, initialExperiment, planOf, type Experiment } from './experiment';
import { beginning, isLesson, LESSONS, type Lesson, type Present } from './lessons';
import { validate } from './table';

const lessons: readonly Lesson[] = LESSONS;

function present(experiment: Experiment, more: Partial<Present> = {}): Present {
  const deed = { kind: 'opened' } as const;
  const plan = planOf(experiment);
  return { experiment, plan, deed, isStandard: true, timed: null, ...more };
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

  it('is known by its name alone', () => {
    expect(isLesson('how-much')).toBe(true);
    expect(isLesson('all')).toBe(false);
  });

  it('is written with full-width marks in Chinese', () => {
    const text = JSON.stringify(zh, (_, value: unknown) =>
      typeof value === 'function' ? String((value as (it: string) => string)('31')) : value,
    );
    expect(text).not.toMatch(/[\u4e00-\u9fff][,;:?!]|\d %/);
  });
});
