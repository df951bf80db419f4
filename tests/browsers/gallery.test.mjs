/* The gallery as it ships, in Node: files become graphs that the engine learns from. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { initSync, Engine, openGallery, openGenerated } from '../../www/pkg/whole.js';

const read = (path) => readFileSync(new URL(path, import.meta.url));
const file = (id) => JSON.parse(read(`../../www/public/graphs/${id}.json`));

before(() => {
  initSync({ module: read('../../www/pkg/whole_bg.wasm') });
});

test('a graph of the gallery opens with what suits it, and is learned', () => {
  const opened = openGallery(file('college-football'), null, 1);
  assert.deepEqual(opened.choice.features, { kind: 'oneHot' });
  assert.equal(opened.data.classNames.length, 12);
  assert.equal(opened.positions.length, 2 * 115);
  assert.equal(opened.userItem, false);
  const { spec, plan } = JSON.parse(read('../golden/fingerprints.json'))[0];
  const named = { ...spec, graph: { kind: 'own', hash: opened.hash } };
  const engine = Engine.withOwnData(named, opened.data);
  engine.train(50);
  const { correct, total } = engine.prune(plan).pruned;
  assert.ok(correct > total / 2, `${correct} of ${total}`);
});

test('features can be stated', () => {
  const opened = openGallery(file('copperfield-words'), { kind: 'structural' }, 1);
  assert.equal(opened.data.features.columns, 5);
  const sparse = openGallery(file('cora-papers'), null, 1);
  assert.equal(sparse.data.features.kind, 'sparse');
  assert.equal(sparse.data.features.columns, 1433);
  assert.throws(
    () => openGallery(file('copperfield-words'), { kind: 'matrix', normalize: false }, 1),
    { code: 'malformed' },
  );
  assert.throws(() => openGallery({ format: 9 }, null, 1), { code: 'malformed' });
});

test('a generated graph opens likewise', () => {
  const caves = { kind: 'relaxedCaveman', caves: 4, size: 8, rewired: 0.1 };
  const opened = openGenerated(caves, null, 1);
  assert.equal(opened.data.nodes, 32);
  assert.equal(opened.choice.label, 'cave');
  assert.equal(opened.positions.length, 64);
  assert.notEqual(openGenerated(caves, null, 2).hash, opened.hash);
  assert.throws(() => openGenerated({ ...caves, rewired: 2 }, null, 1), { code: 'out-of-range' });
});

test('generated graphs and their features are the native bits', () => {
  const cases = JSON.parse(read('../golden/opened.json'));
  assert.equal(cases.length, 8);
  for (const { generator, features, seed, hash } of cases)
    assert.equal(openGenerated(generator, features, seed).hash, hash, generator.kind);
});
