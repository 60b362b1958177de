import { defineConfig } from 'vite';

// One file of the chat's styles, for a page's <link> as well as for a shadow root, which takes no @import.
export default defineConfig({
  build: {
    outDir: 'dist/style',
    copyPublicDir: false,
    // Leaves `light-dark()` to the browser: written out, it would no longer follow the page's color-scheme.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    rollupOptions: { input: 'src/react/styles/style.css', output: { assetFileNames: 'style.css' } },
  },
});
