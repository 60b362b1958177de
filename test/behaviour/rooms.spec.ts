import { ActiveRooms } from '../../src/rooms/active-rooms.js';
import { RoomsService } from '../../src/rooms/rooms.service.js';
import { MessagesService } from '../../src/messages/messages.service.js';
import { Feed } from '../../src/feed/feed.js';
import { ChatStore } from '../../src/store/chat-store.js';
import { signToken } from '../../src/testing/sign-token.js';
import { startChat } from '../../src/testing/start-chat.js';

describe('a room', () => {
  it('comes into being when somebody joins it, and leaves nothing behind where nobody wrote', async () => {
    const chat = await startChat();
    const viewer = await chat.join('fleeting');
    expect([...chat.app.get(ActiveRooms)].map(({ id }) => id)).toEqual(['fleeting']);
    await viewer.request('room:leave', { room: 'fleeting' });
    expect([...chat.app.get(ActiveRooms)]).toEqual([]);
    expect(await chat.app.get<ChatStore>(ChatStore).room('fleeting')).toMatchObject({
      seq: 0,
      exists: false,
    });
  });

  it('is out of memory once its last viewer’s connection is gone', async () => {
    const chat = await startChat();
    const bystander = await chat.join('lobby');
    const viewer = await chat.join('fleeting');
    viewer.socket.disconnect();
    await chat.join('fleeting').then((next) => next.request('room:leave', { room: 'fleeting' }));
    await bystander.send('lobby', 'still here');
    expect([...chat.app.get(ActiveRooms)].map(({ id }) => id)).toEqual(['lobby']);
  });

  it('is not kept by who is gone before it was loaded', async () => {
    const chat = await startChat();
    const viewer = await chat.connect();
    for (let i = 0; i < 5; i++) viewer.socket.emit('room:join', { room: `room-${i}` });
    viewer.socket.disconnect();
    const other = await chat.join('lobby');
    await other.send('lobby', 'x');
    expect([...chat.app.get(ActiveRooms)].map(({ id }) => id)).toEqual(['lobby']);
  });

  it('is full at its capacity, and has a place again when somebody leaves', async () => {
    const chat = await startChat({ roomCapacity: 2 });
    const first = await chat.join('lobby');
    await chat.join('lobby');
    const third = await chat.connect();
    await expect(third.join('lobby')).rejects.toMatchObject({ code: 'room_full' });
    await third.join('elsewhere');
    await first.request('room:leave', { room: 'lobby' });
    expect((await third.join('lobby')).room).toMatchObject({ capacity: 2, viewers: 2 });
  });

  it('holds no more than its capacity when many come at once', async () => {
    const chat = await startChat({ roomCapacity: 5 });
    const viewers = await Promise.all(Array.from({ length: 12 }, () => chat.connect()));
    const joins = await Promise.allSettled(viewers.map((viewer) => viewer.join('lobby')));
    expect(joins.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });

  it('lets in who runs it, full or not', async () => {
    const chat = await startChat({ roomCapacity: 1 });
    await chat.join('lobby');
    const owner = await chat.connect({
      auth: { token: await signToken({ name: 'Owner', roles: ['owner'], rooms: ['lobby'] }) },
    });
    expect((await owner.join('lobby')).room.viewers).toBe(2);
  });

  it('is made only by members, or only by the host, where it is so set', async () => {
    const forMembers = await startChat({ roomCreation: 'members' });
    const guest = await forMembers.connect({ auth: { nickname: 'Guest' } });
    await expect(guest.join('new')).rejects.toMatchObject({ code: 'room_not_found' });
    const member = await forMembers.join('new', { auth: { token: await signToken({ name: 'Member' }) } });
    await member.send('new', 'hello');
    await guest.join('new');

    const byHost = await startChat({ roomCreation: 'api' });
    const viewer = await byHost.connect({ auth: { token: await signToken({ name: 'Member' }) } });
    await expect(viewer.join('stream-1')).rejects.toMatchObject({ code: 'room_not_found' });
    await byHost.app.get(RoomsService).create('stream-1', { title: '첫 방송', capacity: 10 });
    expect((await viewer.join('stream-1')).room).toMatchObject({
      title: '첫 방송',
      capacity: 10,
      open: true,
    });
  });
});

describe('the host', () => {
  it('changes a room, and its viewers see it', async () => {
    const chat = await startChat();
    const rooms = chat.app.get(RoomsService);
    await rooms.create('lobby', { title: '준비 중' });
    await rooms.create('lobby', { title: 'created twice' });
    const viewer = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    await rooms.update('lobby', { title: '방송 중' });
    await viewer.next('feed', ({ events }) =>
      events.some((e) => e.type === 'room.updated' && e.room.title === '방송 중'),
    );
    await rooms.update('lobby', { open: false });
    await expect(viewer.send('lobby', 'too late')).rejects.toMatchObject({ code: 'room_closed' });
    await rooms.update('lobby', { open: true });
    await viewer.send('lobby', 'again');
    expect((await (await chat.connect()).join('lobby')).room).toMatchObject({ title: '방송 중', open: true });
    await expect(rooms.update('nowhere', { title: 'x' })).rejects.toMatchObject({ code: 'room_not_found' });
  });

  it('announces, and sends what only its own clients understand', async () => {
    const chat = await startChat();
    const viewer = await chat.join('lobby');
    const announced = await chat.app.get(MessagesService).announce('lobby', '곧 시작합니다');
    await chat.app
      .get(Feed)
      .append({ room: 'lobby', draft: { type: 'custom', name: 'goal', data: { reached: 7 } } });
    await viewer.next('feed', ({ events }) => events.some(({ type }) => type === 'custom'));
    expect(viewer.events()).toMatchObject([
      { type: 'announcement', id: announced.id, seq: 1, text: '곧 시작합니다' },
      { type: 'custom', seq: 2, name: 'goal', data: { reached: 7 } },
    ]);
  });
});

describe('the pulse', () => {
  it('counts viewers and names comers and goers', async () => {
    const chat = await startChat();
    const watcher = await chat.join('lobby', { auth: { nickname: 'Watcher' } });
    const guest = await chat.join('lobby', { auth: { nickname: '수달' } });
    await chat.join('lobby');
    expect(await watcher.next('pulse', ({ viewers }) => viewers === 3)).toMatchObject({ room: 'lobby' });
    const joined = () => watcher.received.pulse.flatMap((pulse) => pulse.joined ?? []);
    expect(joined()).toContain('수달');
    guest.socket.disconnect();
    await watcher.next('pulse', ({ left }) => left?.includes('수달') === true);
    expect(watcher.received.pulse.at(-1)?.viewers).toBe(2);
  });

  it('names a lurker when it gets a name', async () => {
    const chat = await startChat();
    const watcher = await chat.join('lobby');
    const lurker = await chat.join('lobby');
    await lurker.request('nickname:change', { nickname: '수달' });
    await watcher.next('pulse', ({ joined }) => joined?.includes('수달') === true);
  });

  it('names nobody in a room of more than a hundred', async () => {
    const chat = await startChat({ pulseIntervalMs: 200 });
    const watcher = await chat.join('lobby');
    await Promise.all(
      Array.from({ length: 101 }, (_, i) => chat.join('lobby', { auth: { nickname: `guest ${i}` } })),
    );
    const pulse = await watcher.next('pulse', ({ viewers }) => viewers === 102);
    expect(pulse.joined).toBeUndefined();
  });

  it('is not sent where nothing changed', async () => {
    const chat = await startChat({ pulseIntervalMs: 10 });
    const quiet = await chat.join('quiet');
    await quiet.next('pulse', ({ viewers }) => viewers === 1);
    const busy = await chat.join('busy');
    for (let i = 1; i <= 5; i++) {
      await busy.send('busy', `${i}`);
      await busy.next('pulse', ({ seq }) => seq >= i);
    }
    expect(quiet.received.pulse).toHaveLength(1);
  });
});
