import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['**/dist/', '**/pkg/', '**/test-results/', 'www/src/engine/types.ts'] },
  js.configs.recommended,
  ts.configs.strict,
  ts.configs.stylistic,
  svelte.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    // The compiler knows every name, and knows it better.
    files: ['**/*.ts', '**/*.svelte'],
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    // Stand-ins for what a browser has are as empty as the test needs them.
    files: ['**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    files: ['www/build/*.js', 'www/bench/*.js', 'tests/browsers/*.mjs'],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off' },
  },
  {
    files: ['www/build/service-worker.js'],
    languageOptions: { globals: globals.serviceworker },
  },
  {
    files: ['tests/browsers/worker.mjs'],
    languageOptions: { globals: globals.worker },
  },
  {
    files: ['www/build/register.js'],
    languageOptions: { globals: globals.browser },
  },
);
