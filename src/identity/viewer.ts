import type { Identity } from './identity.js';
import type { Language } from './assigned-nickname.js';

/** One connection to the chat. */
export class Viewer {
  /** The rooms that it has joined or is about to. */
  readonly rooms = new Set<string>();
  /** True once its connection is closed: nothing may be entered for it any more. */
  gone = false;

  constructor(
    readonly id: string,
    /** Another one where it is given another token. */
    public identity: Identity,
    readonly address: string,
    readonly language: Language,
  ) {}
}
