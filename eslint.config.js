import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

const BROWSER = {
  addEventListener: 'readonly',
  document: 'readonly',
  fetch: 'readonly',
  FormData: 'readonly',
  location: 'readonly',
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      '**/*.cjs',
      'bench/',
      'coverage/',
      'client/bench/**/*.mjs',
      'client/**/vite.config.ts',
    ],
  },
  eslint.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Promises in event handlers are what `void` is for; everything else has to be awaited or caught.
      '@typescript-eslint/no-floating-promises': 'error',
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['test/**', '**/*.spec.ts', 'client/src/testing/**'],
    rules: {
      'max-lines': 'off',
      'no-console': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Each is a package of its own, whose types are there once it is installed: its own build checks them.
    files: ['examples/**'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
      'no-console': 'off',
    },
  },
  { files: ['examples/*/public/**'], languageOptions: { globals: BROWSER } },
  { files: ['**/*.js', '**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);
