import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import { isProxyList } from '../limits/address.js';
import { reviewOptionsSchema } from '../review/review-options.js';

const count = z.int().positive();

/** What `ChatModule.forRoot` takes. Everything but `auth` has a default that suits one node and a few thousand viewers. */
export const chatOptionsSchema = z.strictObject({
  /**
   * Where the feeds are kept: `sqlite:<file>`, or `sqlite::memory:`, which forgets all at the end of the process;
   * or PostgreSQL: `postgres://user:password@host:port/database`. It may be one that the app uses already: the
   * chat's tables are in a schema of their own, `streamside`.
   * @default 'sqlite:data/streamside.db'
   */
  database: z
    .string()
    .regex(/^(sqlite:.|postgres(ql)?:\/\/)/, 'has to begin with sqlite:, postgres:// or postgresql://')
    .refine(isFileOrUrl, 'has to be a URL, with special characters of its password percent-encoded')
    .default('sqlite:data/streamside.db'),

  /**
   * The Redis over which several nodes on one database are one chat: `redis://` or `rediss://` and its address.
   * Where it is away, messages are sent and stored as before, and reach the other nodes some seconds later.
   * Without it: one node.
   */
  redis: z.url({ protocol: /^rediss?$/, error: 'has to be a redis or rediss address' }).optional(),

  /** Who members are, and what guests' tokens are signed with. */
  auth: z.strictObject({
    /**
     * Signs guest tokens, and verifies the host's tokens (HS256) where no other way to verify them is given.
     * 32 bytes at least: a shorter one can be guessed, and whoever has it can be anybody.
     */
    secret: z.string().refine((secret) => Buffer.byteLength(secret) >= 32, 'has to have 32 bytes or more'),
    /** The host's public key (SPKI in PEM: RSA, EC or Ed25519). Then only tokens signed by it are a member's. */
    publicKey: z.string().refine(isPublicKey, 'has to be a public key in PEM').optional(),
    /** Where the host publishes its public keys (JWKS). Then only tokens signed by one of them are a member's. */
    jwksUrl: z.url({ protocol: /^https?$/, error: 'has to be an http or https address' }).optional(),
    /**
     * The `aud` that a member's token has to have. Without it a token that was signed for another of the host's
     * services, with the same key, is good here too.
     */
    audience: z.string().min(1, 'has to be a name').optional(),
    /** The `iss` that a member's token has to have. Without it any that the key signed is good. */
    issuer: z.string().min(1, 'has to be a name').optional(),
  }),

  /**
   * Path of the app's Socket.IO server.
   * @default '/socket.io'
   */
  path: z.string().startsWith('/', 'has to begin with /').default('/socket.io'),

  /**
   * Socket.IO namespace of the chat.
   * @default '/chat'
   */
  namespace: z.string().startsWith('/', 'has to begin with /').default('/chat'),

  /**
   * Origins, such as `https://www.example.com`, whose pages may open a socket besides the server's own.
   * Any page could act with a visitor's rights if all were let in.
   * @default []
   */
  allowedOrigins: z
    .array(z.string().refine(isOrigin, 'has to hold exact origins, such as https://example.com'))
    .default([]),

  /**
   * The proxies whose `X-Forwarded-For` counts: addresses, CIDR ranges, or how many hops.
   * Behind a proxy that is not named here all viewers share the proxy's address, and its limits.
   * @default [] none
   */
  trustedProxies: z
    .union([z.int().nonnegative(), z.array(z.string())])
    .refine(
      (trusted) => typeof trusted === 'number' || isProxyList(trusted),
      'has to be addresses, CIDR ranges, or a number of hops',
    )
    .default([]),

  /**
   * Connections that one address may open in 10 s; 0 for any number.
   * @default 100
   */
  connectLimit: z.int().nonnegative().default(100),

  /**
   * Connections that this node takes in one second, from all addresses together; 0 for any number. The others
   * are refused with a wait, as all are while the event loop is behind. Without it an audience that comes back
   * all at once keeps the node from answering anybody.
   * @default 300
   */
  handshakeLimit: z.int().nonnegative().default(300),

  /**
   * Messages that one user may send in 30 s, over all tabs, and 3 of 20 in one second. An address may
   * send ten times as many, a moderator five times. 0 for any number.
   * @default 20
   */
  sendLimit: z.int().nonnegative().default(20),

  /**
   * Who brings a room into being by joining it: anyone, members, or nobody (`api`: the host app creates them).
   * @default 'anyone'
   */
  roomCreation: z.enum(['anyone', 'members', 'api']).default('anyone'),

  /** Viewers that a room holds that is not set to a capacity of its own. Without it: as many as come. */
  roomCapacity: count.optional(),

  /**
   * Rooms that one connection may join.
   * @default 20
   */
  roomsPerViewer: count.default(20),

  /**
   * Events that a viewer gets who joins a room for the first time.
   * @default 50
   */
  backlog: z.int().nonnegative().default(50),

  /**
   * Missed events up to which a viewer who comes back gets exactly those; past it, the backlog. They are kept
   * in memory for each room with viewers.
   * @default 300
   */
  recovery: count.default(300),

  /**
   * Milliseconds that an event may wait at most for others to travel with. A quiet room's do not wait.
   * A higher ceiling makes big, busy rooms cheaper.
   * @default 100
   */
  flushCeilingMs: count.default(100),

  /**
   * Messages a second in one room past which viewers are shown only as many, what moderators say, what
   * mentions them and what is their own; they are told so. Nothing is lost: it is in the history. Without
   * it everything is shown, however fast.
   */
  sampleAbove: count.optional(),

  /**
   * Milliseconds that a viewer may go without reading, once 1 MiB or 256 packets wait for it, before its
   * connection is cut.
   * @default 30000
   */
  slowAfterMs: count.default(30_000),

  /**
   * Milliseconds between pulses (viewer count, head seq) in a room where something changed.
   * @default 5000
   */
  pulseIntervalMs: count.default(5_000),

  /**
   * Names, besides admin, moderator, 운영자 and their like, that only members can have, whom the host named so.
   * @default []
   */
  reservedNicknames: z.array(z.string()).default([]),

  /** Has messages reviewed by the host app before they are committed. Without it they are not. */
  review: reviewOptionsSchema.optional(),
});

/** What a host app gives. */
export type ChatModuleOptions = z.input<typeof chatOptionsSchema>;

/** The same with its defaults. */
export type ChatOptions = z.output<typeof chatOptionsSchema>;

/** Injection token of `ChatOptions`. */
export const CHAT_OPTIONS = Symbol('ChatOptions');

/** @throws Error that names each wrong option and what it has to be, never what it is */
export function resolveOptions(options: ChatModuleOptions): ChatOptions {
  const parsed = chatOptionsSchema.safeParse(options);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'options'}: ${message}`,
  );
  throw new Error(`ChatModule cannot start. ${problems.join('; ')}`);
}

/** A URL may leave out the host, behind the user too: `?host=` then names the folder of PostgreSQL's socket. */
function isFileOrUrl(database: string): boolean {
  return database.startsWith('sqlite:') || URL.canParse(database.replace('@/', '@localhost/'));
}

/** A private key would do as well, and has no business here. */
function isPublicKey(pem: string): boolean {
  try {
    return pem.includes('BEGIN PUBLIC KEY') && createPublicKey(pem).type === 'public';
  } catch {
    return false;
  }
}

/** The parser takes some signs for a host's that mean something else in a header: `*` stands for any host there. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text && !/[*;,'"]/.test(text);
}
