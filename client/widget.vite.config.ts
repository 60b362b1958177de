import { defineConfig } from 'vite';
import { lean, treeshake } from './lean/aliases.js';
import { classicScript } from './lean/classic-script.js';
import { smaller } from './lean/smaller.js';

// The module of the package and the script that the server serves, and beside them what both load.
export default defineConfig({
  plugins: [smaller, classicScript('embed', 'chat')],
  resolve: { alias: lean },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: 'dist/widget',
    copyPublicDir: false,
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    lib: { entry: { widget: 'src/widget/index.ts', embed: 'src/widget/embed.ts' }, formats: ['es'] },
    rollupOptions: {
      treeshake,
      output: {
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames: 'chat-widget/[name]-[hash].js',
        // All that a viewer needs is one file, and what is loaded later takes from it.
        codeSplitting: { groups: [{ name: 'chat', tags: ['$initial'], test: /^(?!.*widget\/embed\.ts$)/ }] },
      },
    },
  },
});
