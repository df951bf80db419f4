import { describe, expect, it } from 'vitest';
import { isStandard, withAction, type Action } from './actions';
import { onPaper, PAGE, readAddress, writeFragment } from './address';
import { initialExperiment, withoutRatios } from './experiment';
import { validate } from './table';

const plain = validate(PAGE, {});
const first: Action = { verb: 'train', epochs: 200, under: initialExperiment };
const changed = {
  ...initialExperiment,
  graph: 'generated:{"kind":"x & y"}',
  weightRatio: 0.874,
  weightCriterion: 'lamp',
  hidden: [32, 16],
  bias: true,
  learningRate: 0.005,
} as const;

describe('the address', () => {
  it('is empty where all is as on opening', async () => {
    expect(await writeFragment(initialExperiment, null, plain)).toBe('');
    const opened = await readAddress('', '');
    expect(opened).toEqual({
      experiment: initialExperiment,
      actions: null,
      page: plain,
      data: null,
      unread: [],
    });
  });

  it('gives back the whole experiment and what was done', async () => {
    const actions: Action[] = [
      { verb: 'train', epochs: 200, under: withoutRatios(changed) },
      {
        verb: 'schedule',
        request: { pace: 'atOnce', rounds: 20, epochs: 3, rewinds: false, regrow: 0.3 },
        epochs: 41,
        under: changed,
      },
      { verb: 'refit', under: changed },
      { verb: 'rewind', rewind: { to: 'newStart', shuffled: true, draw: 3 }, under: changed },
    ];
    const page = { ...plain, level: 'lab', hide: ['charts', 'edges'], embed: true } as const;
    const fragment = await writeFragment(changed, actions, page);
    const opened = await readAddress('', `#${fragment}`);
    expect(opened).toEqual({ experiment: changed, actions, page, data: null, unread: [] });
  });

  it('is short for what a visitor does most', async () => {
    const dragged = { ...initialExperiment, weightRatio: 0.9 };
    expect(await writeFragment(dragged, null, plain)).toBe('weightRatio=0.9');
    const tuned = [first, { verb: 'train', epochs: 60, under: dragged } as const];
    expect((await writeFragment(dragged, tuned, plain)).length).toBeLessThan(120);
  });

  it('names what it cannot read and opens the rest', async () => {
    const opened = await readAddress(
      '?level=lab&colour=red',
      '#weightRatio=2&edgeRatio=0.25&steps=%%%&lang=fr',
    );
    expect(opened.experiment).toEqual({ ...initialExperiment, edgeRatio: 0.25 });
    expect(opened.page.level).toBe('lab');
    expect(opened.actions).toBeNull();
    expect([...opened.unread].sort()).toEqual(['colour', 'lang', 'steps', 'weightRatio']);
  });
});

describe('what was done', () => {
  it('is the first training alone on opening', () => {
    expect(isStandard([first], initialExperiment)).toBe(true);
    expect(isStandard([first], { ...initialExperiment, weightRatio: 0.5 })).toBe(true);
    expect(isStandard([], initialExperiment)).toBe(false);
    expect(isStandard([{ ...first, epochs: 87 }], initialExperiment)).toBe(false);
    expect(isStandard([first, first], initialExperiment)).toBe(false);
  });

  it('counts training that only went on as one', () => {
    const more = withAction([first], { ...first, epochs: 3 });
    expect(more).toEqual([{ ...first, epochs: 203 }]);
    const under = { ...initialExperiment, weightRatio: 0.5 };
    expect(withAction([first], { ...first, under })).toHaveLength(2);
  });
});

describe('an address on paper', () => {
  it('is whole, or that of the page where nobody would type it', () => {
    const short = 'https://host/#weightRatio=0.9';
    expect(onPaper(short)).toBe(short);
    expect(onPaper(`${short}&data=${'a'.repeat(8000)}`)).toBe('https://host/');
  });
});
