export interface ChatClientOptions {
  /** Origin of the server, `https://chat.example`. @default the page's own */
  url?: string;
  /** Path of Socket.IO on that server. @default '/socket.io' */
  path?: string;
  /** @default '/chat' */
  namespace?: string;
  /** A token that the host app signed, or where to get one: asked at every connect, so it may expire. */
  token?: string | (() => Promise<string>);
  /** The nickname to go by from the start; without one, the server gives one when it is first needed. */
  nickname?: string;
  /** BCP 47; decides the language of an assigned nickname. */
  locale?: string;
  /** Where a guest's token is kept, so that a guest stays the same person. @default localStorage, or memory */
  storage?: TokenStorage;
  /** In the order in which they are tried. @default ['websocket', 'polling'] */
  transports?: Transport[];
  /** Messages kept in a room's list; older ones can be loaded again. @default 500 */
  keep?: number;
  /** Whether to connect at once; otherwise `ChatClient.open` does. @default true */
  connect?: boolean;
  /** How long an answer may take, in ms, before the request is held for lost. @default 10000 */
  answerTimeoutMs?: number;
}

export type Transport = 'websocket' | 'polling';

export type TokenStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export type ResolvedOptions = ChatClientOptions &
  Required<Omit<ChatClientOptions, 'token' | 'nickname' | 'locale' | 'storage'>>;

export function resolveOptions(options: ChatClientOptions): ResolvedOptions {
  return {
    ...options,
    url: (options.url ?? globalThis.location?.origin ?? 'http://localhost:3000').replace(/\/+$/, ''),
    path: options.path ?? '/socket.io',
    namespace: options.namespace ?? '/chat',
    transports: options.transports ?? ['websocket', 'polling'],
    keep: options.keep ?? 500,
    connect: options.connect ?? true,
    answerTimeoutMs: options.answerTimeoutMs ?? 10_000,
  };
}
