import type { SendReply, SendRequest } from '../../src/contract/wire.js';
import { backoffMs } from './backoff.js';
import { ChatClientError } from './chat-client-error.js';

interface Letter {
  request: SendRequest;
  /** It went out and nobody said what became of it: it may be in the feed. */
  fateUnknown: boolean;
  resolve: (reply: SendReply) => void;
  reject: (error: ChatClientError) => void;
}

export interface Post {
  /** Whether there is somebody to give letters to. */
  open(): boolean;
  deliver(request: SendRequest): Promise<SendReply>;
}

/** A retry that has to wait for longer than this is given back to its writer. */
const PATIENCE_MS = 30_000;

/**
 * What was said and not yet acknowledged, one at a time, so that it arrives in the order in which it was
 * said. A letter keeps its `clientMsgId` however often it goes out: sending twice is sending once.
 */
export class Outbox {
  readonly #post: Post;
  #letters: Letter[] = [];
  #busy = false;
  #attempt = 0;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(post: Post) {
    this.#post = post;
  }

  send(request: SendRequest): Promise<SendReply> {
    return new Promise((resolve, reject) => {
      this.#letters.push({ request, fateUnknown: false, resolve, reject });
      void this.resume();
    });
  }

  /** Goes on where it had to stop. */
  async resume(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    clearTimeout(this.#timer);
    for (let letter = this.#letters[0]; letter && this.#post.open(); letter = this.#letters[0])
      if (!(await this.#deliver(letter))) break;
    this.#busy = false;
  }

  giveBackAll(error: ChatClientError): void {
    clearTimeout(this.#timer);
    for (const letter of this.#letters.splice(0)) letter.reject(error);
  }

  /** Whether to go on with the next one. */
  async #deliver(letter: Letter): Promise<boolean> {
    try {
      const reply = await this.#post.deliver(letter.request);
      this.#attempt = 0;
      this.#done(letter);
      letter.resolve(reply);
      return true;
    } catch (cause) {
      return this.#undelivered(letter, ChatClientError.from(cause));
    }
  }

  #undelivered(letter: Letter, error: ChatClientError): boolean {
    if (error.code === 'unavailable') letter.fateUnknown = true;
    if (mayYetArrive(letter, error)) {
      const ms = error.retryAfterMs ?? backoffMs(this.#attempt++);
      this.#timer = setTimeout(() => void this.resume(), ms);
      return false;
    }
    this.#done(letter);
    letter.reject(error);
    return true;
  }

  #done(letter: Letter): void {
    this.#letters = this.#letters.filter((other) => other !== letter);
  }
}

/**
 * No answer, or not joined any more: it goes out again. So does what may be in the feed already and is
 * now told to slow down: given back, it would be sent as a new message, and stand there twice. Where nobody
 * says how long, as in a frozen room, all that comes after it would wait with it.
 */
function mayYetArrive(letter: Letter, error: ChatClientError): boolean {
  if (error.code === 'unavailable' || error.code === 'not_joined') return true;
  return letter.fateUnknown && error.retry && (error.retryAfterMs ?? Infinity) <= PATIENCE_MS;
}
