/**
 * Streamside's fan-out alone: messages begin inside the server, where they have just got their place in the
 * feed. Everything after that is the real thing (feed, room log, group flush, writes); what comes before it
 * is left out: the client's frame, guards, validation, limits, the ack, and the database, whose place a
 * store takes that only counts. `ChatStore` is a port, so nothing else has to be changed for it.
 */
import 'reflect-metadata';
import { Test } from '@nestjs/testing';
import { roomName } from '../shared/messages.mjs';
import { serve } from './speaking.mjs';
import { fromBuild, unlimited } from './streamside-build.mjs';

const { ChatAdapter, ChatModule, Feed } = await fromBuild('index.js');
const { ChatStore } = await fromBuild('store/chat-store.js');
const { openStore } = await fromBuild('store/open-store.js');

const options = {
  database: 'sqlite::memory:',
  auth: { secret: 'x'.repeat(32) },
  ...(await unlimited()),
};

/** The real store, but for what it keeps: nothing. */
async function countingStore() {
  /** @type {Map<string, number>} */
  const heads = new Map();
  const head = (/** @type {string} */ room) => heads.get(room) ?? 0;
  /** @param {{ room: string, draft: object }} entry */
  const place = ({ room, draft }) => {
    heads.set(room, head(room) + 1);
    return { event: { seq: head(room), at: Date.now(), ...draft }, epoch: 'bench', duplicate: false };
  };
  const real = await openStore(options);
  return Object.assign(Object.create(real), {
    append: (/** @type {{ room: string, draft: object }[]} */ entries) => Promise.resolve(entries.map(place)),
    room: async (/** @type {string} */ room) => ({
      ...(await real.room(room)),
      epoch: 'bench',
      seq: head(room),
      exists: true,
    }),
    before: () => Promise.resolve([]),
  });
}

const testing = await Test.createTestingModule({ imports: [ChatModule.forRoot(options)] })
  .overrideProvider(ChatStore)
  .useValue(await countingStore())
  .compile();
const app = testing.createNestApplication();
app.useWebSocketAdapter(new ChatAdapter(app));
await app.listen(0, '127.0.0.1');

const feed = app.get(Feed);
const port = Number(new URL(await app.getUrl()).port);
serve(port, ({ seq: _seq, at: _at, ...draft }) => feed.append({ room: roomName(0), draft }));
