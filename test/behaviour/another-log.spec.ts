import { nanoid } from 'nanoid';
import { sql } from 'kysely';
import { ChatStore } from '../../src/store/chat-store.js';
import type { Database } from '../../src/store/schema.js';
import { describeWithRedis } from '../support/redis.js';
import type { TestChat } from '../../src/testing/test-chat.js';
import { startNodes } from '../support/start-nodes.js';

/** Does to the database what no node does: somebody brought back a copy of it, or made it anew. */
async function change({ app }: TestChat, ...statements: string[]): Promise<void> {
  // What measures the store has it inside.
  const { db } = app.get<{ store: { db: Database } }>(ChatStore).store;
  for (const statement of statements) await sql.raw(statement).execute(db);
}

describeWithRedis('nodes whose database has another log than they', (url) => {
  async function startWithFive() {
    const room = `room-${nanoid(8).toLowerCase()}`;
    const [here, there] = await startNodes(2, { redis: url() });
    const writer = await here.join(room, { auth: { nickname: 'Writer' } });
    const viewer = await there.join(room);
    for (let i = 1; i <= 5; i++) await writer.send(room, `${i}`);
    await viewer.seen('5');
    return { room, here, there, writer, viewer, place: await viewer.join(room) };
  }

  it('have viewers join again, for the log that there is now', async () => {
    const { room, here, writer, viewer, place } = await startWithFive();
    await change(here, 'delete from events where seq > 2', `update rooms set epoch = 'another', seq = 2`);
    for (const one of [writer, viewer]) {
      const packet = await one.next('feed', ({ epoch }) => epoch !== place.epoch);
      expect(packet).toMatchObject({ epoch: 'another', prev: 2, seq: 2, events: [] });
    }
    const reply = await viewer.join(room, place);
    expect(reply).toMatchObject({ epoch: 'another', seq: 2, recovered: false });
    expect(reply.events.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(await viewer.send(room, 'goes on')).toMatchObject({ seq: 3 });
    await viewer.seen('goes on');
  });

  it('cut off viewers who have more than there is, since what comes next would be nothing new to them', async () => {
    const { room, here, there, writer, viewer, place } = await startWithFive();
    await change(here, 'delete from events where seq > 3', 'update rooms set seq = 3');
    await Promise.all([viewer.closed(), writer.closed()]);
    const again = await there.connect();
    expect(await again.join(room, place)).toMatchObject({ recovered: false, seq: 3 });
    expect(await again.send(room, 'instead')).toMatchObject({ seq: 4 });
    await again.seen('instead');
  });
});
