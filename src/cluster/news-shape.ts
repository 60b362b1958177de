import { z } from 'zod';
import type { FeedEvent } from '../contract/wire.js';
import type { BusKind, BusNews } from '../feed/feed-bus.js';

const event = z.looseObject({ seq: z.int().positive(), at: z.number(), type: z.string() });

/** What the server itself reads of an event, by type. Of other types it reads nothing. */
const readOf = new Map<string, z.ZodType>([
  ['message', z.looseObject({ text: z.string(), user: z.looseObject({ roles: z.array(z.string()) }) })],
  [
    'room.updated',
    z.looseObject({
      room: z.looseObject({ title: z.string(), open: z.boolean(), modes: z.looseObject({}) }),
    }),
  ],
]);

function isEvent(value: unknown): boolean {
  const placed = event.safeParse(value);
  return placed.success && (readOf.get(placed.data.type)?.safeParse(value).success ?? true);
}

const comings = z.array(z.tuple([z.string(), z.string()])).optional();

/** No more is asked of news than that it can be worked with: the node that tells it may be of another version. */
const shapes: { [Kind in BusKind]: z.ZodType<BusNews[Kind]> } = {
  events: z.object({ epoch: z.string(), events: z.array(z.custom<FeedEvent>(isEvent)) }),
  viewers: z.object({
    epoch: z.string(),
    viewers: z.int().nonnegative(),
    joined: comings,
    left: comings,
    asks: z.boolean().optional(),
  }),
  revoked: z.object({ number: z.int().positive() }),
};

const letter = z.looseObject({ node: z.string(), kind: z.string() });

/** What was told, by which node; undefined where it is nothing that this node understands. */
export function readNews(text: string) {
  const read = letter.safeParse(parseJson(text));
  if (!read.success || !isKind(read.data.kind)) return undefined;
  const { node, kind } = read.data;
  const news = shapes[kind].safeParse(read.data);
  return news.success ? { node, kind, news: news.data } : undefined;
}

function isKind(kind: string): kind is BusKind {
  return Object.hasOwn(shapes, kind);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
