import { EventEmitter } from 'node:events';
import { Logger } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { nanoid } from 'nanoid';
import { encodeWithEvents } from '../feed/encoding.js';
import type { BusKind, BusListener, BusNews, FeedBus } from '../feed/feed-bus.js';
import { readNews } from './news-shape.js';
import { anotherConnection } from './redis.js';

const PREFIX = 'streamside:';
/** What comes after the node in the text of news. */
const TOLD = ',"told":';
/** A connection that only listens would not notice by itself that nothing can come any more. */
const PING_EVERY_MS = 1_000;

/** The bus over Redis pub/sub, which keeps nothing: a channel has those who listen at that moment. */
export class RedisFeedBus implements FeedBus {
  readonly shared = true;
  private readonly logger = new Logger('Chat');
  private readonly node = nanoid(8);
  /** What this node's own news begin with: Redis sends them back to it. */
  private readonly ownHead = JSON.stringify({ node: this.node }).slice(0, -1);
  private readonly channels = new Set<string>();
  private readonly heard = new EventEmitter();
  private readonly listening: Redis;
  private readonly pings: NodeJS.Timeout;

  /**
   * @param redis the connection that news go out by
   * @param lagged hears after how many seconds what this node told came back to it, as to all others
   */
  constructor(
    private readonly redis: Redis,
    private readonly lagged: (seconds: number) => void = () => undefined,
  ) {
    this.listening = anotherConnection(redis, 'Redis (pub/sub)', { autoResubscribe: false });
    this.listening.on('message', (channel: string, text: string) => this.hear(channel, text));
    this.listening.on('ready', () => void this.listenAgain());
    this.pings = setInterval(() => this.ping(), PING_EVERY_MS).unref();
  }

  async open(channel: string): Promise<void> {
    this.channels.add(channel);
    await this.subscribe([channel]);
  }

  close(channel: string): void {
    this.channels.delete(channel);
    if (this.listening.status === 'ready') this.listening.unsubscribe(PREFIX + channel).catch(unanswered);
  }

  async tell<Kind extends BusKind>(channel: string, kind: Kind, news: BusNews[Kind]): Promise<number> {
    if (this.redis.status !== 'ready') return 0;
    const text = encode({ node: this.node, told: performance.now(), kind, ...news });
    const hearers = await this.redis.publish(PREFIX + channel, text).catch(() => 0);
    return this.channels.has(channel) ? Math.max(0, hearers - 1) : hearers;
  }

  on<Kind extends BusKind>(kind: Kind, listener: BusListener<Kind>): void {
    this.heard.on(kind, listener);
  }

  onReturn(listener: () => void): void {
    this.heard.on('return', listener);
  }

  stop(): void {
    clearInterval(this.pings);
    this.listening.disconnect();
  }

  private hear(channel: string, text: string): void {
    if (text.startsWith(this.ownHead)) return this.lagged(this.secondsSince(text));
    const read = readNews(text);
    if (read) this.announce(read.kind, channel.slice(PREFIX.length), read.news, read.node);
  }

  /** Since news of this node's own were told: by its own clock, so that nobody else's matters. */
  private secondsSince(text: string): number {
    const told = Number.parseFloat(text.slice(this.ownHead.length + TOLD.length));
    return (performance.now() - told) / 1000;
  }

  private async listenAgain(): Promise<void> {
    if (this.channels.size > 0 && (await this.subscribe([...this.channels]))) this.announce('return');
  }

  /** @returns whether they are subscribed now. Where not, they are once there is a connection again. */
  private async subscribe(channels: string[]): Promise<boolean> {
    if (this.listening.status !== 'ready') return false;
    try {
      await this.listening.subscribe(...channels.map((channel) => PREFIX + channel));
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'ReplyError')
        this.logger.warn(`Redis refuses to be listened to (${error.message})`);
      return false;
    }
  }

  private ping(): void {
    if (this.listening.status === 'ready') this.listening.ping().catch(unanswered);
  }

  /** A throw here would end the process: nobody awaits what Redis brings. */
  private announce(kind: BusKind | 'return', ...details: unknown[]): void {
    try {
      this.heard.emit(kind, ...details);
    } catch (error) {
      this.logger.error(error);
    }
  }
}

function encode(letter: { node: string; told: number; kind: BusKind } & BusNews[BusKind]): string {
  return 'events' in letter ? encodeWithEvents(letter) : JSON.stringify(letter);
}

/** Whatever went unanswered, the connection's end says so, and the next connection makes good for it. */
function unanswered(): void {}
