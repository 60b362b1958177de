import type { TestClient } from '../../src/testing/test-client.js';

/** Sends so many messages at once. */
export function sendMany(client: TestClient, room: string, count: number): Promise<unknown>[] {
  return Array.from({ length: count }, (_, i) => client.send(room, `message ${i}`, crypto.randomUUID()));
}

/** How many went well, and how many were refused with which code. */
export async function outcomes(requests: Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const one of await Promise.allSettled(requests)) {
    const code = one.status === 'fulfilled' ? 'ok' : (one.reason as { code: string }).code;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}
