import { expect, test } from '@jest/globals';
import type { ModerationRequests } from '../../index.js';
import { clientOf, scriptedServer, until } from '../../testing/scripted-server.js';
import { METHODS, methodsOf } from './moderation-methods.js';

const EVENTS = Object.keys(METHODS) as (keyof ModerationRequests)[];

test.each(EVENTS)('a method asks for %s in its room, and gives back the answer', async (event) => {
  const server = await scriptedServer();
  const room = clientOf(server).room('lobby');
  await until(room, ({ status }) => status === 'live');
  const answer = { action: 'a1', undone: 1, held: [] };
  (server.answers as Record<string, unknown>)[event] = () => ({ ok: true, data: answer });
  const method = methodsOf(() => room)[METHODS[event]] as (request: object) => Promise<unknown>;
  await expect(method({ reason: 'a reason' })).resolves.toEqual(answer);
  expect(await server.requests(event, 1)).toEqual([{ reason: 'a reason', room: 'lobby' }]);
});

test('a method tells why one may not', async () => {
  const server = await scriptedServer();
  const room = clientOf(server).room('lobby');
  await until(room, ({ status }) => status === 'live');
  server.answers['room:clear'] = () => ({ ok: false, error: { code: 'forbidden', message: 'No.' } });
  await expect(methodsOf(() => room).clear()).rejects.toMatchObject({ code: 'forbidden' });
});
