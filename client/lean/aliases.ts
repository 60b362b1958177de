import { fileURLToPath } from 'node:url';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** What is taken in place of whole libraries for what runs in pages of others, where every kilobyte counts. */
export const lean = [
  { find: 'react-dom/client', replacement: here('react.ts') },
  { find: 'react/jsx-runtime', replacement: 'preact/jsx-runtime' },
  { find: /^react$/, replacement: here('react.ts') },
  { find: /^engine\.io-client$/, replacement: here('engine.ts') },
];
