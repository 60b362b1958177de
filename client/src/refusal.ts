import type { ChatErrorBody } from '../../src/contract/wire.js';
import { ChatClientError } from './chat-client-error.js';

/** Socket.IO's `connect_error`. `data`: from the chat; `context`: of the transport, the request where it polled. */
type ConnectError = Error & { data?: Partial<ChatErrorBody>; context?: { responseText?: unknown } };

/**
 * Why the chat turned a connection down; undefined where it was the network's fault, which is worth another
 * try. A node that has too much to do says so before there is a connection, in the answer to the request.
 */
export function refusalOf(error: ConnectError): ChatClientError | undefined {
  const { code, message = error.message, retryAfterMs } = error.data ?? answered(error.context?.responseText);
  if (typeof code !== 'string') return undefined;
  return new ChatClientError({ code, message, ...(retryAfterMs !== undefined && { retryAfterMs }) });
}

/** What proxies answer is not JSON, and what engine.io answers by itself has a number for its code. */
function answered(text: unknown): Partial<ChatErrorBody> {
  try {
    return (typeof text === 'string' && (JSON.parse(text) as Partial<ChatErrorBody> | null)) || {};
  } catch {
    return {};
  }
}
