import { TestClient, type ClientOptions } from './test-client.js';

/** A chat that runs somewhere, and more that is known of it. @param usual what its clients connect with */
export function chatAt<More extends object>(url: string, more: More, usual: ClientOptions = {}) {
  const connect = (options?: ClientOptions) => TestClient.connect(url, { ...usual, ...options });
  return {
    url,
    /** Connects a stock Socket.IO client; it resolves once the chat has welcomed it. */
    connect,
    /** Connects and joins. */
    async join(room: string, options?: ClientOptions) {
      const client = await connect(options);
      await client.join(room);
      return client;
    },
    ...more,
  };
}
