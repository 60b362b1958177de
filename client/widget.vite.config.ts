import { defineConfig } from 'vite';
import { preact } from './preact.js';

// Each of them whole in one file: the module of the package, and the script that the server serves.
export default defineConfig(({ mode }) => ({
  resolve: { alias: preact },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: 'dist/widget',
    emptyOutDir: false,
    copyPublicDir: false,
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    minify: true,
    lib:
      mode === 'script'
        ? { entry: 'src/widget/embed.ts', formats: ['iife'], name: 'streamside', fileName: () => 'embed.js' }
        : { entry: 'src/widget/index.ts', formats: ['es'], fileName: () => 'widget.js' },
  },
}));
