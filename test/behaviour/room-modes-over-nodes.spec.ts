import { RoomsService } from '../../src/rooms/rooms.service.js';
import type { RoomModes } from '../../src/contract/wire.js';
import type { TestClient } from '../../src/testing/test-client.js';
import { outcomes } from '../support/outcomes.js';
import { redisReady } from '../support/redis-ready.js';
import { askRedis, describeWithOwnRedis } from '../support/redis.js';
import { startNodes } from '../support/start-nodes.js';

describeWithOwnRedis('room modes over two nodes', (redis) => {
  async function twoNodes(modes: RoomModes) {
    await askRedis(redis().url).flushall();
    const [here, there] = await startNodes(2, { redis: redis().url });
    await redisReady(here, there);
    await here.app.get(RoomsService).create('lobby', { modes });
    const writer = await here.join('lobby', { auth: { nickname: 'Otter' } });
    const tab = await there.join('lobby', { auth: { token: writer.welcome.guestToken } });
    return { here, there, writer, tab };
  }

  const updated = (viewer: TestClient, which: (modes: RoomModes) => boolean) =>
    viewer.next('feed', ({ events }) =>
      events.some((event) => event.type === 'room.updated' && which(event.room.modes)),
    );

  it('nobody repeats himself on another node', async () => {
    const { there, writer, tab } = await twoNodes({ unique: true });
    const repeats = ['same', 'Same', 'same!', 's a m e'];
    const sends = repeats.flatMap((text) => [
      writer.send('lobby', text),
      tab.send('lobby', text, crypto.randomUUID()),
    ]);
    expect(await outcomes(sends)).toEqual({ ok: 1, duplicate_text: 7 });
    await (await there.join('lobby', { auth: { nickname: 'Seal' } })).send('lobby', 'same');
  });

  it('a repeat’s retry on the other node gets the first one’s place', async () => {
    const { writer, tab } = await twoNodes({ unique: true });
    const first = await writer.send('lobby', 'same', 'id');
    expect(await tab.send('lobby', 'same', 'id')).toEqual(first);
  });

  it('a room that one node froze is frozen on the other, and thaws', async () => {
    const { here, there, tab } = await twoNodes({});
    await here.app.get(RoomsService).update('lobby', { modes: { frozen: true } });
    await updated(tab, ({ frozen }) => frozen === true);
    await expect(tab.send('lobby', 'x')).rejects.toMatchObject({ code: 'frozen' });
    await there.app.get(RoomsService).update('lobby', { modes: {} });
    await tab.send('lobby', 'thawed');
  });

  it('raid mode that one node began ends on the other with what was before', async () => {
    const { here, there, writer, tab } = await twoNodes({ slow: 5 });
    await here.app.get(RoomsService).update('lobby', { raid: true });
    await updated(tab, ({ noLinks }) => noLinks === true);
    await expect(tab.send('lobby', 'evil.com')).rejects.toMatchObject({ code: 'links_not_allowed' });
    await there.app.get(RoomsService).update('lobby', { raid: false });
    await updated(writer, ({ slow, noLinks }) => slow === 5 && !noLinks);
    expect((await writer.join('lobby')).room.modes).toEqual({ slow: 5 });
  });
});
