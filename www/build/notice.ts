import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Ships the licences of what the page brings along: data and fonts. */
export function notice(): Plugin {
  return {
    name: 'notice',
    apply: 'build',
    generateBundle() {
      const source = readFileSync(new URL('../../NOTICE', import.meta.url), 'utf8');
      this.emitFile({ type: 'asset', fileName: 'NOTICE.txt', source });
    },
  };
}
