import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { ChatClient, type ChatClientOptions } from '../index.js';
import { Session } from './session/session.js';
import { SessionContext } from './session/session-context.js';

export interface ChatProviderProps extends Omit<ChatClientOptions, 'connect'> {
  /** A client of your own, which you open and close; the options above it are then not read. */
  client?: ChatClient;
  children?: ReactNode;
}

/**
 * One connection for everything within. Another server or another token is another connection; a function
 * that gives tokens may be a new one at each render. The other options are read when it begins.
 */
export function ChatProvider({ client, children, ...options }: ChatProviderProps) {
  const latest = useRef(options);
  latest.current = options;
  const { url, path, namespace, token } = options;
  const fixedToken = typeof token === 'function' ? 'asked for' : token;

  const session = useMemo(() => {
    if (client) return new Session(client, false);
    const made = new ChatClient({ ...latest.current, token: askLatest(latest), connect: false });
    return new Session(made, true);
  }, [client, url, path, namespace, fixedToken]);
  useEffect(() => session.hold(), [session]);

  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

type Options = Omit<ChatProviderProps, 'client' | 'children'>;

function askLatest(latest: { current: Options }): Options['token'] {
  const { token } = latest.current;
  if (typeof token !== 'function') return token;
  return async () => {
    const now = latest.current.token;
    return typeof now === 'function' ? now() : (now ?? token());
  };
}
