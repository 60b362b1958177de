import { createRoot, type Root } from 'react-dom/client';
import style from './widget.css?inline';
import type { ChatEvents, Tell } from './events.js';
import { sheetOf } from './styled-tools.js';
import { Widget } from './widget.js';

const ATTRIBUTES = ['room', 'server', 'path', 'namespace', 'token', 'nickname', 'theme', 'language'] as const;
type Attribute = (typeof ATTRIBUTES)[number];

export type TokenSource = string | (() => Promise<string>);

/** On a server there are no elements: a page that is rendered there may import this all the same. */
const Element = globalThis.HTMLElement ?? class {};

/** `<stream-chat room="…">`: a room's chat in a shadow root. Each attribute may change at any time. */
export class StreamChat extends Element {
  static readonly observedAttributes = ATTRIBUTES;

  #root?: Root;
  #token?: TokenSource;
  #drawing = false;

  /** A member's token, or what gets one: asked at every connect. In place of the attribute. */
  get token(): TokenSource | undefined {
    return this.#token ?? this.#text('token');
  }

  set token(token: TokenSource | undefined | null) {
    this.#token = token ?? undefined;
    this.#drawSoon();
  }

  connectedCallback(): void {
    this.#adoptEarlyToken();
    this.#drawSoon();
  }

  disconnectedCallback(): void {
    this.#drawSoon();
  }

  attributeChangedCallback(): void {
    this.#drawSoon();
  }

  /** A framework may have set the property before there was a class to take it. */
  #adoptEarlyToken(): void {
    if (!Object.hasOwn(this, 'token')) return;
    const early = this.token;
    Reflect.deleteProperty(this, 'token');
    this.token = early;
  }

  /** Once for all that changes now. An element that is only moved keeps its connection. */
  #drawSoon(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    queueMicrotask(() => {
      this.#drawing = false;
      this.#draw();
    });
  }

  #draw(): void {
    const room = this.#text('room');
    if (!this.isConnected || !room) {
      this.#root?.unmount();
      this.#root = undefined;
      return;
    }
    this.#root ??= createRoot(this.#div());
    this.#root.render(
      <Widget
        room={room}
        url={this.#text('server')}
        path={this.#text('path')}
        namespace={this.#text('namespace')}
        token={this.token}
        nickname={this.#text('nickname')}
        theme={themeOf(this.#text('theme'))}
        language={this.#text('language')}
        place={this.#shadow}
        tell={this.#tell}
      />,
    );
  }

  get #shadow(): ShadowRoot {
    return this.shadowRoot ?? this.attachShadow({ mode: 'open' });
  }

  /** A new one, with the styles that a viewer needs. */
  #div(): HTMLElement {
    this.#shadow.adoptedStyleSheets = [sheetOf(style)];
    const div = document.createElement('div');
    this.#shadow.replaceChildren(div);
    return div;
  }

  #text(name: Attribute): string | undefined {
    return this.getAttribute(name) || undefined;
  }

  readonly #tell: Tell = (name, detail) => {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  };
}

function themeOf(text: string | undefined): 'light' | 'dark' | 'system' | undefined {
  return text === 'light' || text === 'dark' || text === 'system' ? text : undefined;
}

type Events = { [Name in keyof ChatEvents]: CustomEvent<ChatEvents[Name]> };

declare global {
  interface HTMLElementTagNameMap {
    'stream-chat': StreamChat;
  }
  // What `addEventListener` of any element gives for these names.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface HTMLElementEventMap extends Events {}
}
