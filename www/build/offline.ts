import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Every file below a folder, relative to it, with forward slashes, in a fixed order. */
function filesBelow(folder: string, prefix = ''): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesBelow(join(folder, entry.name), `${prefix}${entry.name}/`)
        : [prefix + entry.name],
    )
    .sort();
}

/**
 * Makes the built page work without a network: a service worker that keeps a copy of every file.
 * The copy is named by a hash of all contents, so that a new build is fetched as a whole.
 */
export function offline(): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'script', attrs: { src: './register.js', defer: true }, injectTo: 'head' },
    ],
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'register.js', source: read('./register.js') });
    },
    // Here and not in `generateBundle`: the files of `public/` lie beside the bundle by now.
    writeBundle({ dir }) {
      if (dir === undefined) throw new Error('the bundle has no folder');
      const template = read('./service-worker.js');
      // Graphs and their licences come into the copy when somebody opens them, and letters that
      // neither language of the page has when a name is written in them.
      const isKept = (file: string) =>
        file !== 'service-worker.js' &&
        (file === 'graphs/index.json' || !file.startsWith('graphs/')) &&
        (file.includes('inter-latin-wght') || !file.endsWith('.woff2'));
      const files = filesBelow(dir).filter(isKept);
      const hash = createHash('sha256').update(template);
      for (const file of files) hash.update(file).update(readFileSync(join(dir, file)));
      const worker = template
        .replace("'VERSION'", JSON.stringify(hash.digest('hex').slice(0, 16)))
        // A host may answer `index.html` with a redirection, which no navigation may be given.
        .replace("['FILES']", JSON.stringify(files.map((f) => (f === 'index.html' ? './' : f))));
      writeFileSync(join(dir, 'service-worker.js'), worker);
    },
  };
}
