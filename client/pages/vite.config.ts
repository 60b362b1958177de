import { defineConfig } from 'vite';
import { lean, treeshake } from '../lean/aliases.js';
import { smaller } from '../lean/smaller.js';

export default defineConfig({
  plugins: [smaller],
  resolve: { alias: lean },
  // A page is at `/embed/the-room`, wherever the server has that: what it needs is beside `embed`.
  experimental: {
    renderBuiltUrl: (file, { hostType }) => (hostType === 'html' ? `../${file}` : { relative: true }),
  },
  build: {
    outDir: '../dist/pages',
    emptyOutDir: true,
    assetsDir: 'chat-assets',
    modulePreload: { polyfill: false },
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    rollupOptions: {
      treeshake,
      input: ['embed.html', 'popout.html', 'overlay.html'].map((file) => `pages/${file}`),
    },
  },
});
