/** Every file that can be taken holds what the page shows. */

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, open, test } from './support/test';

async function saved(page: Page, name: string): Promise<{ file: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: `Save ${name}` }).click();
  const download = await waiting;
  return { file: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The head of a safetensors file. */
function headOf(bytes: Buffer): Record<string, { shape: number[] }> {
  const size = Number(bytes.readBigUInt64LE());
  return JSON.parse(bytes.toString('utf8', 8, 8 + size)) as Record<string, { shape: number[] }>;
}

test('models, scripts, tables and graphs can be saved', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /^Share/ }).click();

  for (const [name, file, key] of [
    ['Model (safetensors)', 'secateur-model.safetensors', 'convs.0.lin.weight'],
    ['For torch', 'secateur-torch-prune.safetensors', 'convs.0.lin.weight_orig'],
    ['Smaller model', 'secateur-compact.safetensors', 'convs.0.lin.weight'],
  ] as const) {
    const found = await saved(page, name);
    expect(found.file).toBe(file);
    const head = headOf(found.bytes);
    expect(head[key]?.shape).toEqual([16, 34]);
    expect(head['logits']?.shape).toEqual([34, 2]);
  }
  for (const [name, file, start] of [
    ['PyTorch Geometric script', 'secateur_pyg.py', '"""Loads a model'],
    ['DGL script', 'secateur_dgl.py', '"""Loads a model'],
    ['Predictions', 'secateur-predictions.csv', 'id,name,class,split,predicted,right'],
    ['Scores', 'secateur-scores.csv', 'kind,layer,from,to,score,kept\nweight,0,0,0,'],
    ['Cut graph (GraphML)', 'secateur-graph.graphml', '<?xml'],
    ['Cut graph (edge list)', 'secateur-edges.csv', 'source,target,weight\n'],
  ] as const) {
    const found = await saved(page, name);
    expect(found.file).toBe(file);
    expect(found.bytes.toString('utf8', 0, 60)).toContain(start.slice(0, 50));
  }
});

// Chromium holds back more than nine files from one page.
test('the notebook and the experiment can be saved', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /^Share/ }).click();
  const notebook = await saved(page, 'Jupyter notebook');
  expect(JSON.parse(notebook.bytes.toString())).toMatchObject({ nbformat: 4 });
  const experiment = await saved(page, 'Experiment (JSON)');
  expect(JSON.parse(experiment.bytes.toString())).toHaveProperty('experiment.graph', 'factions');
});

test('tables have a row an item of what the page shows', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /^Share/ }).click();
  const rows = (bytes: Buffer): string[] => bytes.toString().trimEnd().split('\n').slice(1);
  expect(rows((await saved(page, 'Predictions')).bytes)).toHaveLength(34);
  expect(rows((await saved(page, 'Cut graph (edge list)')).bytes)).toHaveLength(78);
  expect(rows((await saved(page, 'Scores')).bytes)).toHaveLength(576 + 16 + 78);
});
