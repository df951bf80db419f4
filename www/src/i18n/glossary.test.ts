import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from './en-glossary';
import { TERMS } from './terms';
import { zh } from './zh-glossary';

/** Every component of the page, as text. */
function components(folder: URL): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return components(new URL(`${entry.name}/`, folder));
    return entry.name.endsWith('.svelte')
      ? [readFileSync(new URL(entry.name, folder), 'utf8')]
      : [];
  });
}

describe('the glossary', () => {
  it('has every term in both languages, and none besides', () => {
    for (const { entries } of [en, zh])
      expect(Object.keys(entries).sort()).toEqual([...TERMS].sort());
  });

  it('has every term that the page asks for by name', () => {
    const asked = components(new URL('../', import.meta.url)).flatMap((text) =>
      Array.from(text.matchAll(/<Term\s+of="(\w+)"/g), ([, id]) => id),
    );
    expect(asked.length).toBeGreaterThan(10);
    for (const id of asked) expect(TERMS as readonly (string | undefined)[]).toContain(id);
  });

  it('gives the same formulas and sources in both languages', () => {
    for (const id of TERMS) {
      const [english, chinese] = [en.entries[id], zh.entries[id]];
      expect([id, 'formula' in chinese, 'source' in chinese]).toEqual([
        id,
        'formula' in english,
        'source' in english,
      ]);
      expect(english.text).toMatch(/[.]$/);
      expect(chinese.text).toMatch(/。$/);
      const years = (text = ''): string => (text.match(/\d{4}/g) ?? []).join();
      expect([id, years(chinese.source)]).toEqual([id, years(english.source)]);
    }
  });

  it('is set with full-width marks in Chinese', () => {
    for (const { name, text, source = '' } of Object.values(zh.entries))
      expect([name, text, source].join('\n')).not.toMatch(/[\u4e00-\u9fff][,;:?!]|\d %/);
  });
});
