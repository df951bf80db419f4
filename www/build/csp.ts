import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** The one policy: a meta tag here, a response header in `cargo xtask serve`. */
const policy = readFileSync(new URL('./csp.txt', import.meta.url), 'utf8').trim();

/**
 * Writes the policy into the built page. Only there: the development server injects inline styles.
 * It comes first in the head, before anything that it is to govern.
 */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
        injectTo: 'head-prepend',
      },
    ],
  };
}
