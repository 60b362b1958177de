/**
 * What Socket.IO's parser takes of its own `binary.js` and `is-binary.js`, which would look for bytes in all that
 * is sent: the chat's packets are text, on both ways.
 */
export const hasBinary = () => false;
export const isBinary = () => false;

/** Where nothing is binary, nobody calls it. */
const none = undefined;
export { none as deconstructPacket, none as reconstructPacket };
