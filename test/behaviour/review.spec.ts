import 'reflect-metadata';
import { createHmac } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { ConsoleLogger, Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  ChatAdapter,
  ChatModule,
  ModerationService,
  RoomsService,
  type ChatModuleOptions,
  type MessageInReview,
  type Reviewer,
  type ReviewVerdict,
} from '../../src/index.js';
import type { RoomModes } from '../../src/contract/wire.js';
import { afterTest } from '../../src/testing/after-test.js';
import { chatAt } from '../../src/testing/chat-at.js';
import { signToken, TEST_SECRET } from '../../src/testing/sign-token.js';
import { startChat } from '../../src/testing/start-chat.js';
import { Scrape } from '../support/metrics.js';
import { says, startEndpoint } from '../support/review-endpoint.js';

const SIGNING = 'what is posted is signed with this';
/** Enough for a busy machine, where the answer is not what is tested. */
const PLENTY_MS = 5_000;
/** What a message may take beside its review on a busy machine, far below what these tests wait for. */
const AT_ONCE_MS = 1_500;

type Review = NonNullable<ChatModuleOptions['review']>;
type Endpoint = Awaited<ReturnType<typeof startEndpoint>>;

const reviewedBy = ({ url }: { url: string }, review: Partial<Review> = {}) =>
  startChat({ review: { url, secret: SIGNING, budgetMs: PLENTY_MS, ...review } });

const otter = { auth: { nickname: 'Otter' } };
const never = () => undefined;
/** A rest that was asked for is over: the one thing that no event tells of. */
const rested = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms + 10));

async function reviews(chat: { url: string }, outcome: string): Promise<number> {
  return (await Scrape.of(chat.url)).value(`streamside_reviews_total{outcome="${outcome}"}`);
}

describe('a message that the host reviews', () => {
  it('is sent where the host allows it', async () => {
    const chat = await reviewedBy(await startEndpoint(says({ do: 'allow' })));
    const writer = await chat.join('lobby');
    expect(await writer.send('lobby', 'hello')).toMatchObject({ seq: 1 });
    await writer.seen('hello');
    expect(await reviews(chat, 'allow')).toBe(1);
  });

  it('is sent with the text that the host gives it, cleaned as every text is', async () => {
    const chat = await reviewedBy(await startEndpoint(says({ do: 'change', text: '  sweet\r\nwords ' })));
    const [writer, reader] = [await chat.join('lobby'), await chat.join('lobby')];
    await writer.send('lobby', 'bitter words');
    await reader.seen('sweet\nwords');
    await writer.seen('sweet\nwords');
    const { events } = await (await chat.connect()).join('lobby');
    expect(JSON.stringify(events)).not.toContain('bitter');
  });

  it.each([
    ['empty', ' '],
    ['too long', 'x'.repeat(501)],
    ['with control characters', '\u001b[2J'],
  ])('is not sent where the text in its place is %s', async (_what, text) => {
    const chat = await reviewedBy(await startEndpoint(says({ do: 'change', text })));
    const writer = await chat.join('lobby');
    await expect(writer.send('lobby', 'hello')).rejects.toMatchObject({ code: 'text_blocked' });
  });

  it('is refused with the host’s words where it has any', async () => {
    const endpoint = await startEndpoint(says({ do: 'refuse', message: 'Not before the final.' }));
    const chat = await reviewedBy(endpoint);
    const writer = await chat.join('lobby');
    await expect(writer.send('lobby', 'spoiler')).rejects.toMatchObject({
      code: 'text_blocked',
      message: 'Not before the final.',
    });
    endpoint.answer = says({ do: 'refuse' });
    await expect(writer.send('lobby', 'spoiler')).rejects.toMatchObject({
      message: 'The rules of this room do not allow that text.',
    });
    endpoint.answer = says({ do: 'allow' });
    expect(await writer.send('lobby', 'first')).toMatchObject({ seq: 1 });
  });

  it('is held, and its sender told so', async () => {
    const chat = await reviewedBy(
      await startEndpoint(says({ do: 'hold', why: 'looks like a phone number' })),
    );
    const [writer, reader] = [await chat.join('lobby'), await chat.join('lobby')];
    const refusal = await writer.send('lobby', '010-1234-5678').catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'held' });
    expect(String(refusal)).not.toContain('phone');
    expect(reader.texts()).toEqual([]);
  });

  it('takes no turn of slow mode where it is refused', async () => {
    const endpoint = await startEndpoint(says({ do: 'refuse' }));
    const chat = await reviewedBy(endpoint);
    await chat.app.get(RoomsService).create('lobby', { modes: { slow: 300 } });
    const writer = await chat.join('lobby');
    await expect(writer.send('lobby', 'no')).rejects.toMatchObject({ code: 'text_blocked' });
    endpoint.answer = says({ do: 'allow' });
    await writer.send('lobby', 'yes');
    await expect(writer.send('lobby', 'more')).rejects.toMatchObject({ code: 'slow_mode' });
  });

  it('is not sent to a room that was closed meanwhile', async () => {
    const endpoint = await startEndpoint(never);
    const chat = await reviewedBy(endpoint);
    const rooms = chat.app.get(RoomsService);
    await rooms.create('lobby', {});
    endpoint.answer = (asked, response) =>
      void rooms.update('lobby', { open: false }).then(() => says({ do: 'allow' })(asked, response));
    const writer = await chat.join('lobby');
    await expect(writer.send('lobby', 'late')).rejects.toMatchObject({ code: 'room_closed' });
  });

  it.each<[string, RoomModes]>([
    ['frozen', { frozen: true }],
    ['members_only', { membersOnly: true }],
    ['links_not_allowed', { noLinks: true }],
  ])('is held to modes that the room was given meanwhile: %s', async (code, modes) => {
    const endpoint = await startEndpoint(never);
    const chat = await reviewedBy(endpoint);
    const rooms = chat.app.get(RoomsService);
    await rooms.create('lobby', { modes: { slow: 300 } });
    endpoint.answer = (asked, response) =>
      void rooms.update('lobby', { modes }).then(() => says({ do: 'allow' })(asked, response));
    const writer = await chat.join('lobby', otter);
    await expect(writer.send('lobby', 'www.example.com')).rejects.toMatchObject({ code });
    // Nothing was sent, so it is nobody's turn.
    await rooms.update('lobby', { modes: { slow: 300 } });
    endpoint.answer = says({ do: 'allow' });
    await writer.send('lobby', 'hello');
  });

  it('is held to modes that the room was given while its sender, alone in it, was out of it', async () => {
    const endpoint = await startEndpoint(never);
    const chat = await reviewedBy(endpoint);
    const writer = await chat.join('lobby', otter);
    endpoint.answer = async (asked, response) => {
      await writer.request('room:leave', { room: 'lobby' });
      await chat.app.get(RoomsService).create('lobby', { modes: { frozen: true } });
      await writer.join('lobby');
      says({ do: 'allow' })(asked, response);
    };
    await expect(writer.send('lobby', 'late')).rejects.toMatchObject({ code: 'frozen' });
  });

  it('takes its turn of slow mode that began meanwhile', async () => {
    const endpoint = await startEndpoint(never);
    const chat = await reviewedBy(endpoint);
    const rooms = chat.app.get(RoomsService);
    await rooms.create('lobby', {});
    endpoint.answer = (asked, response) =>
      void rooms.update('lobby', { modes: { slow: 300 } }).then(() => says({ do: 'allow' })(asked, response));
    const writer = await chat.join('lobby', otter);
    await writer.send('lobby', 'first');
    await expect(writer.send('lobby', 'second')).rejects.toMatchObject({ code: 'slow_mode' });
  });

  it('is shown to nobody else where its sender was muted meanwhile', async () => {
    const endpoint = await startEndpoint(never);
    const chat = await reviewedBy(endpoint);
    const writer = await chat.join('lobby', otter);
    const { id: user } = writer.welcome.you;
    endpoint.answer = (asked, response) =>
      void chat.app
        .get(ModerationService)
        .mute({ room: 'lobby', user })
        .then(() => says({ do: 'allow' })(asked, response));
    await writer.send('lobby', 'late');
    const other = await chat.connect();
    const { events } = await other.join('lobby');
    expect(events.filter(({ type }) => type === 'message')).toEqual([]);
    await writer.seen('late');
  });

  it('is not sent to a room that its sender has left meanwhile', async () => {
    const endpoint = await startEndpoint(never);
    const chat = await reviewedBy(endpoint);
    const writer = await chat.join('lobby');
    endpoint.answer = (asked, response) =>
      void writer.request('room:leave', { room: 'lobby' }).then(() => says({ do: 'allow' })(asked, response));
    await expect(writer.send('lobby', 'late')).rejects.toMatchObject({ code: 'not_joined' });
  });

  it('is not reviewed where a moderator of the room says it', async () => {
    const endpoint = await startEndpoint(says({ do: 'refuse' }));
    const chat = await reviewedBy(endpoint);
    const token = await signToken({ name: 'Mod', roles: ['moderator'], rooms: ['lobby'] });
    const moderator = await chat.join('lobby', { auth: { token } });
    await moderator.send('lobby', 'calm down');
    expect(endpoint.asked).toEqual([]);
    await moderator.join('elsewhere');
    await expect(moderator.send('elsewhere', 'hello')).rejects.toMatchObject({ code: 'text_blocked' });
  });

  it('is not reviewed again once it is committed: a retry gets the first one’s place', async () => {
    const endpoint = await startEndpoint(says({ do: 'change', text: 'changed' }));
    const chat = await reviewedBy(endpoint);
    const writer = await chat.join('lobby', otter);
    const first = await writer.send('lobby', 'said once', 'same');
    endpoint.answer = says({ do: 'refuse' });
    expect(await writer.send('lobby', 'said once', 'same')).toEqual(first);
    expect(endpoint.asked).toHaveLength(1);
    await expect(writer.send('lobby', 'something new')).rejects.toMatchObject({ code: 'text_blocked' });
  });

  it('comes after what the same person said before, however long that takes, and waits for nobody else', async () => {
    const waiting: (() => void)[] = [];
    const endpoint = await startEndpoint((asked, response) => {
      const answer = () => says({ do: 'allow' })(asked, response);
      if (asked.message.text === 'slow') waiting.push(answer);
      else answer();
    });
    const chat = await reviewedBy(endpoint);
    const [writer, other] = [await chat.join('lobby', otter), await chat.join('lobby')];
    const sent = [writer.send('lobby', 'slow'), writer.send('lobby', 'quick')];
    while (endpoint.asked.length < 2) await endpoint.nextAsked();
    await other.send('lobby', 'somebody else');
    waiting.forEach((answer) => answer());
    await Promise.all(sent);
    await other.seen('quick');
    expect(other.texts()).toEqual(['somebody else', 'slow', 'quick']);
  });
});

describe('the endpoint of the host', () => {
  it('is told who says what where, signed, over a connection that is kept', async () => {
    const endpoint = await startEndpoint(says({ do: 'allow' }));
    const chat = await reviewedBy(endpoint);
    const token = await signToken({ sub: 'user-7', name: '김시청', roles: ['vip'], badges: ['sub'] });
    const writer = await chat.join('lobby', { auth: { token } });
    const { id } = await writer.send('lobby', '안녕하세요');
    await writer.request('message:send', { room: 'lobby', text: '다시', clientMsgId: 'x', replyTo: id });
    const [first, second] = endpoint.asked;
    expect(first?.message).toEqual({
      id,
      room: 'lobby',
      user: { id: 'user-7', nickname: '김시청', roles: ['vip'], badges: ['sub'] },
      text: '안녕하세요',
      askedAt: expect.any(Number) as number,
    });
    expect(second?.message.replyTo).toBe(id);
    for (const { body, headers } of endpoint.asked) {
      const signature = createHmac('sha256', SIGNING).update(body).digest('hex');
      expect(headers['streamside-signature']).toBe(`sha256=${signature}`);
      expect(headers['content-type']).toBe('application/json');
    }
    expect(second?.connection).toBe(first?.connection);
  });

  const megabytes = (response: ServerResponse) => {
    const chunk = Buffer.alloc(64 * 1024, 'x');
    for (let i = 0; i < 160; i++) response.write(chunk);
    response.end();
  };
  const FAILURES: [string, Endpoint['answer']][] = [
    ['nothing, ever', never],
    ['half an answer', (_asked, response) => response.write('{"do":')],
    ['what is not JSON', (_asked, response) => response.end('<h1>Welcome to nginx!</h1>')],
    ['JSON that is no verdict', says({ do: 'applaud' })],
    ['null', says(null)],
    ['a change without a text', says({ do: 'change' })],
    ['nothing with a 204', (_asked, response) => response.writeHead(204).end()],
    ['500', (_asked, response) => response.writeHead(500).end('{"do":"allow"}')],
    ['a way elsewhere', (_asked, response) => response.writeHead(302, { location: '/other' }).end()],
    ['10 MB', (_asked, response) => megabytes(response)],
    ['by hanging up', ({ connection }) => connection.destroy()],
  ];

  it.each(FAILURES)(
    'may answer %s: the message has its answer in time, and the next one its review',
    async (_what, answer) => {
      const endpoint = await startEndpoint(answer);
      const chat = await reviewedBy(endpoint, { onFailure: 'hold', budgetMs: 1_000 });
      const writer = await chat.join('lobby', otter);
      const beganAt = performance.now();
      await expect(writer.send('lobby', 'hello')).rejects.toMatchObject({ code: 'held' });
      expect(performance.now() - beganAt).toBeLessThan(1_000 + AT_ONCE_MS);
      expect((await reviews(chat, 'failed')) + (await reviews(chat, 'timeout'))).toBe(1);
      endpoint.answer = says({ do: 'allow' });
      expect(await writer.send('lobby', 'again')).toMatchObject({ seq: 1 });
    },
  );

  it('may be away', async () => {
    const endpoint = await startEndpoint(says({ do: 'allow' }));
    await endpoint.stop();
    const chat = await reviewedBy(endpoint, { onFailure: 'hold' });
    const writer = await chat.join('lobby', otter);
    await expect(writer.send('lobby', 'hello')).rejects.toMatchObject({ code: 'held' });
    await startEndpoint(says({ do: 'allow' }), endpoint.port);
    expect(await writer.send('lobby', 'again')).toMatchObject({ seq: 1 });
  });

  it.each([
    ['allow', { seq: 1 }],
    ['hold', { code: 'held' }],
    ['refuse', { code: 'text_blocked', message: 'It could not be reviewed. Try again later.' }],
  ] as const)('may not answer in time: then the answer is %s', async (onFailure, outcome) => {
    const chat = await reviewedBy(await startEndpoint(never), { onFailure, budgetMs: 50 });
    const writer = await chat.join('lobby');
    expect(await writer.send('lobby', 'hello').catch((error: unknown) => error)).toMatchObject(outcome);
    expect(await reviews(chat, 'timeout')).toBe(1);
  });

  it('has 200 ms by default, and messages are let through without it', async () => {
    const endpoint = await startEndpoint(never);
    const chat = await startChat({ review: { url: endpoint.url, secret: SIGNING } });
    const writer = await chat.join('lobby');
    const beganAt = performance.now();
    await writer.send('lobby', 'hello');
    expect(performance.now() - beganAt).toBeGreaterThan(195);
    expect(performance.now() - beganAt).toBeLessThan(200 + AT_ONCE_MS);
  });

  it('that hangs stalls nobody: five hundred messages in three rooms are all answered within one budget', async () => {
    const endpoint = await startEndpoint(never);
    const chat = await reviewedBy(endpoint, { budgetMs: 2_000, atOnce: 10, restMs: 60_000 });
    const rooms = ['one', 'two', 'three'];
    const writers = await Promise.all(rooms.map((room) => chat.join(room)));
    const token = await signToken({ name: 'Mod', roles: ['moderator'] });
    const moderator = await chat.join('one', { auth: { token } });
    const beganAt = performance.now();
    const say = (i: number) => writers[i % 3]?.send(rooms[i % 3] ?? '', `message ${i}`, `id-${i}`);
    const sends = Array.from({ length: 500 }, (_, i) => Promise.resolve(say(i)));
    await moderator.send('one', 'not waiting');
    expect(performance.now() - beganAt).toBeLessThan(1_800);
    // Ten at once and a hundred in line, some of which get a place when the first of those ten give theirs up.
    expect(endpoint.asked.length).toBeLessThanOrEqual(10);
    await Promise.all(sends);
    expect(performance.now() - beganAt).toBeLessThan(2_000 + 2 * AT_ONCE_MS);
    expect(endpoint.asked.length).toBeGreaterThanOrEqual(10);
    expect(await reviews(chat, 'busy')).toBe(390);
    expect(await reviews(chat, 'timeout')).toBe(110);
    await writers[0]?.seen('message 498');
    const said = writers[0]?.texts('one').filter((text) => text !== 'not waiting');
    expect(said).toEqual(Array.from({ length: 167 }, (_, i) => `message ${i * 3}`));
  }, 30_000);

  it('is left alone after five failures in a row, and asked again after a rest', async () => {
    const endpoint = await startEndpoint((_asked, response) => response.writeHead(503).end());
    const chat = await reviewedBy(endpoint, { restMs: 700 });
    const writer = await chat.join('lobby', otter);
    for (let i = 0; i < 8; i++) await writer.send('lobby', `unreviewed ${i}`);
    expect(endpoint.asked).toHaveLength(5);
    expect(await reviews(chat, 'failed')).toBe(5);
    expect(await reviews(chat, 'resting')).toBe(3);

    endpoint.answer = says({ do: 'refuse' });
    let sent = 8;
    const goneThrough = () =>
      writer.send('lobby', `unreviewed ${sent++}`).then(
        () => true,
        () => false,
      );
    while (await goneThrough()) await rested(20);
    expect(endpoint.asked).toHaveLength(6);
    await expect(writer.send('lobby', 'reviewed')).rejects.toMatchObject({ code: 'text_blocked' });
    expect(endpoint.asked).toHaveLength(7);
  });

  it('loses no message to a breaker that closes under load', async () => {
    const endpoint = await startEndpoint((_asked, response) => response.writeHead(503).end());
    const chat = await reviewedBy(endpoint, { restMs: 50, onFailure: 'hold' });
    const writer = await chat.join('lobby', otter);
    for (let i = 0; i < 5; i++) await writer.send('lobby', 'x', `x${i}`).catch(never);
    endpoint.answer = (asked, response) => setTimeout(() => says({ do: 'allow' })(asked, response), 30);
    await rested(50);
    const sends = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) => writer.send('lobby', `y${i}`, `y${i}`)),
    );
    expect(sends.filter(({ status }) => status === 'fulfilled')).toHaveLength(50);
  });

  it('does not keep the server from ending', async () => {
    const endpoint = await startEndpoint(never);
    const chat = await reviewedBy(endpoint, { budgetMs: 300 });
    const writer = await chat.join('lobby');
    const asked = endpoint.nextAsked();
    const sent = writer.send('lobby', 'the last word');
    await asked;
    const [closed] = await Promise.all([chat.close(), sent]);
    expect(closed).toBeUndefined();
  });
});

/** What the host knows, in a module of its own. */
@Injectable()
class Blocklist {
  readonly words = ['spoiler'];
}

@Injectable()
class HostReviewer implements Reviewer {
  answer: (message: MessageInReview, signal: AbortSignal) => ReviewVerdict | Promise<ReviewVerdict>;

  constructor({ words }: Blocklist) {
    this.answer = ({ text }) => (words.includes(text) ? { do: 'refuse' } : { do: 'allow' });
  }

  review(message: MessageInReview, signal: AbortSignal) {
    return this.answer(message, signal);
  }
}

@Module({ providers: [Blocklist, HostReviewer] })
class ReviewModule {}

/** A host app with a chat, and what it prints. */
async function startHost(review: Review, imports: unknown[] = [ReviewModule]) {
  const options = {
    database: 'sqlite::memory:',
    auth: { secret: TEST_SECRET },
    sendLimit: 0,
    connectLimit: 0,
    review,
  };
  const module = await Test.createTestingModule({
    imports: [ChatModule.forRootAsync({ useFactory: () => options }), ...imports] as never,
  }).compile();
  const app = module.createNestApplication();
  const log: string[] = [];
  class Recorder extends ConsoleLogger {
    protected override printMessages(messages: unknown[]): void {
      log.push(
        ...messages.map(
          (message) => (message instanceof Error ? message.stack : JSON.stringify(message)) ?? '',
        ),
      );
    }
  }
  app.useLogger(new Recorder());
  app.useWebSocketAdapter(new ChatAdapter(app));
  afterTest(() => app.close());
  await app.listen(0, '127.0.0.1');
  return chatAt(await app.getUrl(), { app, log, reviewer: () => app.get(HostReviewer, { strict: false }) });
}

describe('a provider of the host', () => {
  it('reviews, with what else its own module provides', async () => {
    const host = await startHost({ by: HostReviewer, budgetMs: PLENTY_MS });
    const writer = await host.join('lobby');
    await writer.send('lobby', 'hello');
    await expect(writer.send('lobby', 'spoiler')).rejects.toMatchObject({ code: 'text_blocked' });
  });

  it('may go by a token', async () => {
    const REVIEWER = Symbol('reviewer');
    @Module({
      providers: [{ provide: REVIEWER, useValue: { review: () => ({ do: 'hold', why: 'because' }) } }],
    })
    class TokenModule {}
    const host = await startHost({ by: REVIEWER, budgetMs: PLENTY_MS }, [TokenModule]);
    const writer = await host.join('lobby');
    await expect(writer.send('lobby', 'hello')).rejects.toMatchObject({ code: 'held' });
  });

  it('that no module has stops the start, with the option’s name', async () => {
    await expect(startHost({ by: HostReviewer }, [])).rejects.toThrow(/review\.by: has to be a provider/);
  });

  const text = 'what was said is nobody’s business';
  it.each<[string, HostReviewer['answer']]>([
    [
      'throws what it was given',
      (message) => {
        throw new Error(`cannot review ${message.text}`);
      },
    ],
    ['rejects', (message) => Promise.reject(new TypeError(message.text))],
    [
      'throws something that is no error',
      (message) => {
        throw message.text as unknown as Error;
      },
    ],
    ['answers nonsense', (message) => message as unknown as ReviewVerdict],
  ])('that %s is a failure: told in the log without what was said, and once', async (_what, answer) => {
    const host = await startHost({ by: HostReviewer, onFailure: 'hold', budgetMs: PLENTY_MS });
    host.reviewer().answer = answer;
    const writer = await host.join('lobby', otter);
    for (let i = 0; i < 3; i++)
      await expect(writer.send('lobby', text)).rejects.toMatchObject({ code: 'held' });
    expect(host.log.filter((line) => line.includes('The review fails'))).toHaveLength(1);
    expect(host.log.join('\n')).not.toContain(text);
    host.reviewer().answer = () => ({ do: 'allow' });
    expect(await writer.send('lobby', 'hello')).toMatchObject({ seq: 1 });
  });

  it('that hangs is told to stop, and takes no place from those that come after it', async () => {
    const host = await startHost({
      by: HostReviewer,
      atOnce: 2,
      budgetMs: 200,
      restMs: 1,
      onFailure: 'hold',
    });
    const signals: AbortSignal[] = [];
    host.reviewer().answer = (_message, signal) => {
      signals.push(signal);
      return new Promise(never);
    };
    const writer = await host.join('lobby', otter);
    for (let i = 0; i < 4; i++)
      await expect(writer.send('lobby', 'hello')).rejects.toMatchObject({ code: 'held' });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, true, true]);
    host.reviewer().answer = () => ({ do: 'allow' });
    expect(await writer.send('lobby', 'hello')).toMatchObject({ seq: 1 });
  });

  it('has to be named, or an endpoint with its secret, and not both', async () => {
    for (const wrong of [
      {},
      { by: HostReviewer, url: 'http://127.0.0.1/', secret: SIGNING },
      { url: 'http://127.0.0.1/' },
    ])
      await expect(startHost(wrong)).rejects.toThrow(/^ChatModule cannot start\. review/);
  });
});
