/** The same as one file, minified, which is loaded as a whole or not at all. */
declare module 'engine.io-client/dist/engine.io.esm.min.js' {
  export { Socket } from 'engine.io-client';
}
