import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { contentSecurityPolicy } from './build/csp.ts';
import { notice } from './build/notice.ts';
import { offline } from './build/offline.ts';

export default defineConfig({
  // Relative addresses: the built page works from any folder of any host.
  base: './',
  plugins: [svelte({ configFile: false }), contentSecurityPolicy(), notice(), offline()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // Data addresses would have to be allowed by the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
