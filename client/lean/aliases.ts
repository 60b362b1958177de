import { fileURLToPath } from 'node:url';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** What is taken in place of whole libraries for what runs in pages of others, where every kilobyte counts. */
export const lean = [
  { find: 'react-dom/client', replacement: here('react.ts') },
  { find: 'react/jsx-runtime', replacement: 'preact/jsx-runtime' },
  { find: /^react$/, replacement: here('react.ts') },
  { find: /^engine\.io-client$/, replacement: here('engine.ts') },
  // Of Socket.IO's own files, and of no others.
  { find: /^\.\/(is-)?binary\.js$/, replacement: here('no-binary.ts') },
  { find: './contrib/backo2.js', replacement: here('no-backoff.ts') },
];

/** Socket.IO's client does not say so, but its files do nothing by themselves: what nobody asks for may go. */
export const treeshake = {
  moduleSideEffects: (id: string) => !id.includes('/node_modules/socket.io-client/'),
};
