import type { ConnectionState, MessageEvent } from '../index.js';

/** What the chat tells the page around it. */
export interface ChatEvents {
  /** Somebody said something, from now on: not what was there before. */
  'streamside:message': MessageEvent;
  /** The connection, whenever it changes. */
  'streamside:status': ConnectionState;
}

export type Tell = <Name extends keyof ChatEvents>(name: Name, detail: ChatEvents[Name]) => void;
