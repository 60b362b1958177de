import type { SendReply, You } from '../../src/contract/wire.js';
import { afterTest } from '../../src/testing/after-test.js';

interface Watched<T> {
  snapshot(): T;
  subscribe(listener: () => void): () => void;
}

interface Room extends Watched<{ status: string }> {
  send(text: string): Promise<SendReply>;
}

interface Client extends Watched<{ connection: { state: string }; you?: You }> {
  room(id: string): Room;
  close(): void;
}

/** The package as it is built: its sources need the types of a browser, which the server is not to have. */
const PACKAGE = '@streamside/client';

/** Our own client in the room `lobby`, closed after the test. */
export async function typedClient(options: { url: string; token: () => Promise<string> }) {
  const { ChatClient } = (await import(PACKAGE)) as { ChatClient: new (given: typeof options) => Client };
  const client = new ChatClient(options);
  afterTest(() => client.close());
  const room = client.room('lobby');
  await until(room, ({ status }) => status === 'live');
  return { client, room };
}

/** Resolves when it holds. */
export function until<T>(watched: Watched<T>, holds: (snapshot: T) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds(watched.snapshot())) return;
      stop();
      resolve();
    };
    const stop = watched.subscribe(look);
    look();
  });
}
