/* What ships, in Node: the native engine's bits, and errors instead of panics. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { initSync as initFirst, Engine as First } from '../../www/pkg/secateur.js';
import { initSync, Engine } from '../../www/pkg/whole.js';
import { fingerprints, firstFingerprints, ownData } from './cases.mjs';

const read = (path) => readFileSync(new URL(path, import.meta.url));
const cases = JSON.parse(read('../golden/fingerprints.json'));

before(() => {
  initFirst({ module: read('../../www/pkg/secateur_bg.wasm') });
  initSync({ module: read('../../www/pkg/whole_bg.wasm') });
});

test('bits are those of the native engine', () => {
  const expected = Object.fromEntries(cases.map(({ name, expected }) => [name, expected]));
  assert.ok(cases.length >= 10);
  assert.deepEqual(fingerprints(Engine, cases), expected);
});

test('bits of the first package are the same, and what it lacks it refuses by name', () => {
  const found = firstFingerprints(First, cases);
  assert.ok(Object.keys(found).length > 0);
  for (const { name, expected } of cases) {
    if (name in found) assert.equal(found[name], expected, name);
  }
  const engine = new First(spec());
  const plan = engine.plan();
  const lacks = { weights: 'synflow', neurons: 'fpgm', edges: 'resistance' };
  for (const [card, criterion] of Object.entries(lacks)) {
    const asks = { ...plan, [card]: { ...plan[card], criterion } };
    refused(() => engine.prune(asks), 'elsewhere', {});
  }
});

test('every criterion is in the first package, or refused there by name', () => {
  const engine = new First(spec());
  const plan = engine.plan();
  let has = 0;
  for (const { card, id: criterion, lacks } of engine.criteria()) {
    try {
      engine.prune({ ...plan, [card]: { ...plan[card], criterion, ratio: 0.5 } });
      has += 1;
    } catch (error) {
      assert.ok(lacks || error.code === 'elsewhere', `${card} ${criterion}: ${error.code}`);
    }
  }
  assert.ok(has > 20, `${has}`);
});

/** The first case's spec with fields changed below a path. */
function spec(path = [], fields = {}) {
  const copy = structuredClone(cases[0].spec);
  Object.assign(
    path.reduce((value, key) => value[key], copy),
    fields,
  );
  return copy;
}

/** A spec that contains itself. */
function circle() {
  const copy = spec();
  copy.model = copy;
  return copy;
}

const own = spec([], { graph: { kind: 'own', hash: null } });

/** A path of five nodes in two classes, with fields changed. */
function data(fields = {}) {
  const whole = {
    nodes: 5,
    edges: [0, 1, 1, 2, 2, 3, 3, 4],
    features: { kind: 'identity' },
    classes: [0, 0, 0, 1, 1],
    roles: [1, 3, 3, 3, 1],
  };
  return { ...ownData(whole), ...fields };
}

function refused(work, code, facts) {
  assert.throws(work, (error) => {
    assert.ok(error instanceof Error, String(error));
    assert.equal(error.code, code, error.message);
    for (const [name, fact] of Object.entries(facts)) {
      const told = error.detail[name];
      const isTold = typeof fact === 'string' ? told.includes(fact) : told === fact;
      assert.ok(isTold, `${name} is ${told}, not ${fact}`);
    }
    return true;
  });
}

describe('specs are refused', () => {
  const range = (name, got, min, max) => ({ name, got, min, max });
  const table = [
    [spec(['model'], { hidden: [0] }), 'out-of-range', range('model.hidden', 0, 1, 4096)],
    [spec(['training'], { epochs: 1e9 }), 'out-of-range', range('training.epochs', 1e9, 1, 1e5)],
    [spec(['model', 'dropout'], { input: 1 }), 'out-of-range', { max: 0.999 }],
    [spec(['model', 'dropout'], { input: NaN }), 'out-of-range', { name: 'model.dropout.input' }],
    [spec(['training'], { epochs: 1e10 }), 'malformed', { what: 'spec.training.epochs' }],
    [spec(['training'], { epochs: 1.5 }), 'malformed', { what: 'spec.training.epochs' }],
    [spec([], { seed: -1 }), 'malformed', { what: 'spec.seed' }],
    [own, 'data-missing', {}],
    ...[[], ['graph'], ['task'], ['split'], ['model'], ['training', 'optimizer']].map((path) => [
      spec(path, { colour: 1 }),
      'malformed',
      { what: 'spec', reason: 'colour' },
    ]),
    [
      spec(['model'], { activation: 'gelu' }),
      'malformed',
      { what: 'spec.model.activation', reason: 'it is `gelu`, but must be relu, elu or tanh' },
    ],
    [circle(), 'malformed', { what: 'spec', reason: 'less deeply' }],
    [undefined, 'malformed', { what: 'spec' }],
    ['karate', 'malformed', { what: 'spec' }],
  ];
  for (const [value, code, facts] of table) {
    test(`${code} ${JSON.stringify(facts)}`, () => {
      refused(() => new Engine(value), code, facts);
    });
  }
});

describe('graphs of one’s own are refused', () => {
  const length = (name, expected, got) => ({ name, expected, got });
  const sparse = { kind: 'sparse', columns: 2, normalize: false };
  const table = [
    [data({ nodes: 4e9 }), 'length', length('classes', 4e9, 5)],
    [data({ nodes: -1 }), 'malformed', { what: 'nodes' }],
    [data({ nodes: 1.5 }), 'malformed', { what: 'nodes' }],
    [data({ nodes: NaN }), 'malformed', { what: 'nodes' }],
    [data({ edges: [0, 1] }), 'malformed', { what: 'edges' }],
    [data({ edges: new Int32Array(2) }), 'malformed', { what: 'edges' }],
    [data({ edges: new Uint32Array(3) }), 'length', length('edges', 4, 3)],
    [data({ classes: undefined }), 'malformed', { what: 'classes' }],
    [data({ edgeWeights: [1, 1, 1, 1] }), 'malformed', { what: 'edgeWeights' }],
    [data({ edgeWeights: new Float32Array(4) }), 'edge-weight', { edge: 0, got: 0 }],
    [data({ features: { kind: 'images' } }), 'malformed', { what: 'features.kind' }],
    [data({ features: undefined }), 'malformed', { what: 'features' }],
    [
      data({ features: { kind: 'dense', columns: 1, values: Float32Array.of(1, 2, NaN, 4, 5) } }),
      'feature-not-finite',
      { node: 2, feature: 0 },
    ],
    [
      data({ features: { kind: 'dense', columns: 1e6, values: new Float32Array(5) } }),
      'length',
      length('features', 5e6, 5),
    ],
    [
      data({ features: { ...sparse, ptr: new Uint32Array(2), col: new Uint32Array(0) } }),
      'length',
      length('features.ptr', 6, 2),
    ],
    [
      data({ features: { ...sparse, ptr: Uint32Array.of(0, 4e9), col: new Uint32Array(1) } }),
      'malformed',
      { what: 'features.ptr' },
    ],
    [data({ edgeweights: new Float32Array(4) }), 'malformed', { reason: 'edgeweights' }],
    [data({ features: { kind: 'identity', columns: 5 } }), 'malformed', { reason: 'columns' }],
    [null, 'malformed', { what: 'data' }],
  ];
  for (const [value, code, facts] of table) {
    test(`${code} ${JSON.stringify(facts)}`, () => {
      refused(() => Engine.withOwnData(own, value), code, facts);
    });
  }
});

test('verbs are refused and change nothing', () => {
  const engine = new Engine(spec());
  engine.train(20);
  const before = [engine.snapshot(), engine.report()];
  const plan = engine.plan();
  const ratio = (ratio) => ({ ...plan, edges: { ...plan.edges, ratio } });
  const table = [
    [() => engine.train(1e9), 'out-of-range', { name: 'epochs', got: 1e9, max: 1e5 }],
    [() => engine.train(-1), 'out-of-range', { name: 'epochs' }],
    [() => engine.prune(ratio(1.01)), 'out-of-range', { name: 'edges.ratio', got: 1.01 }],
    [() => engine.prune(ratio(NaN)), 'out-of-range', { name: 'edges.ratio' }],
    [() => engine.prune({ ...plan, colour: 1 }), 'malformed', { reason: 'colour' }],
    [() => engine.prune({}), 'malformed', { what: 'plan' }],
    [() => engine.curveStart({ card: 'edges', draws: 1001 }), 'out-of-range', { name: 'draws' }],
    [() => engine.curveStart({ card: 'layers', draws: 1 }), 'malformed', { reason: 'layers' }],
    [() => engine.rankedScores('layers'), 'malformed', { what: 'card' }],
    [() => engine.restore(new Uint8Array(0)), 'malformed', { what: 'state' }],
    [() => engine.restore(before[0].slice(0, -1)), 'malformed', { what: 'state' }],
    [() => engine.restore(new Uint8Array(99)), 'foreign-state', {}],
  ];
  for (const [work, code, facts] of table) {
    refused(work, code, facts);
    assert.deepEqual([engine.snapshot(), engine.report()], before);
  }
  engine.free();
});
