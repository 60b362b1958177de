import type { Plugin } from 'vite';

/** In the source of a classic script: the file of the chunk that it loads. */
const PLACEHOLDER = '__CHUNK__';

/**
 * Makes a script for `<script src="…">` of a chunk: its names are not the page's, which may have it twice, and it
 * knows the name of the other chunk, which it cannot import by itself. A script of another origin has no address
 * that relative ones would start from.
 */
export function classicScript(script: string, loads: string): Plugin {
  return {
    name: 'classic-script',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const named = (name: string) => chunks.find((chunk) => chunk.name === name);
      const [from, to] = [named(script), named(loads)];
      if (!from?.code.includes(PLACEHOLDER) || !to) throw new Error(`${script} does not load ${loads}.`);
      from.code = `(()=>{${from.code.replace(PLACEHOLDER, to.fileName)}})();\n`;
    },
  };
}
