import type { ActionEvent } from '../../src/contract/moderation.js';
import type { FeedEvent } from '../../src/contract/wire.js';
import { signToken } from '../../src/testing/sign-token.js';
import type { TestClient } from '../../src/testing/test-client.js';

interface Joins {
  join(room: string, options?: object): Promise<TestClient>;
}

const entering = (roles: string[]) => async (chat: Joins, room: string, name: string) =>
  chat.join(room, { auth: { token: await signToken({ sub: name, name, roles, rooms: [room] }) } });

/** Joins as whom the host's token says. */
export const joinAs = {
  owner: entering(['owner']),
  moderator: entering(['moderator']),
  member: entering([]),
};

/** The first event of the type, received already or to come. */
export async function heard<Type extends FeedEvent['type']>(
  client: TestClient,
  type: Type,
  room?: string,
): Promise<Extract<FeedEvent, { type: Type }>> {
  const is = (event: FeedEvent) => event.type === type;
  const packet = await client.next('feed', (p) => (!room || p.room === room) && p.events.some(is));
  return packet.events.find(is) as Extract<FeedEvent, { type: Type }>;
}

/** Joins the room's backstage, and tells the actions in it. */
export async function backstage(moderator: TestClient, room: string): Promise<ActionEvent[]> {
  const { events } = await moderator.join(`${room}~backstage`);
  return events.filter((event) => event.type === 'action');
}
