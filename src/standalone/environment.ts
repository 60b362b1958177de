import { z } from 'zod';
import { chatOptionsSchema, type ChatModuleOptions } from '../chat/chat-options.js';
import { LOG_FORMATS, LOG_LEVELS, type LogOptions } from './logger.js';

/** What the standalone server is told by environment variables. */
export interface Environment {
  /** The address to listen on; absent: all of them. */
  host: string | undefined;
  /** Of HTTP and Socket.IO; 0: any free one. */
  port: number;
  auth: Partial<ChatModuleOptions['auth']>;
  chat: Omit<ChatModuleOptions, 'auth'> & { database: string };
  server: { frameAncestors: string[] | undefined; metricsToken: string | undefined; log: LogOptions };
}

const { shape: chat } = chatOptionsSchema;
const { shape: auth } = chat.auth;
const { shape: review } = chat.review.unwrap();

const number = z.string().regex(/^\d+$/, 'has to be a number').transform(Number);
const list = z.string().transform((text) => text.split(',').map((item) => item.trim()));

/** Each variable keeps the rules of the option that it sets. */
const variables = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'has to be an address or a host name')
    .optional(),
  PORT: number.pipe(z.number().max(65_535, 'has to be a port')).default(3000),
  DATABASE_URL: chat.database,
  REDIS_URL: chat.redis,
  AUTH_SECRET: auth.secret.optional(),
  AUTH_PUBLIC_KEY: z
    .string()
    .transform((pem) => pem.replaceAll('\\n', '\n'))
    .pipe(auth.publicKey.unwrap())
    .optional(),
  AUTH_JWKS_URL: auth.jwksUrl,
  AUTH_AUDIENCE: auth.audience,
  AUTH_ISSUER: auth.issuer,
  ALLOWED_ORIGINS: list.pipe(chat.allowedOrigins.unwrap()).optional(),
  TRUSTED_PROXIES: z.union([number, list]).pipe(chat.trustedProxies.unwrap()).optional(),
  CONNECT_LIMIT: number.pipe(chat.connectLimit.unwrap()).optional(),
  HANDSHAKE_LIMIT: number.pipe(chat.handshakeLimit.unwrap()).optional(),
  SEND_LIMIT: number.pipe(chat.sendLimit.unwrap()).optional(),
  ROOM_CREATION: chat.roomCreation,
  ROOM_CAPACITY: number.pipe(chat.roomCapacity.unwrap()).optional(),
  REVIEW_URL: review.url,
  REVIEW_SECRET: review.secret,
  REVIEW_BUDGET_MS: number.pipe(review.budgetMs.unwrap()).optional(),
  REVIEW_ON_FAILURE: review.onFailure.unwrap().optional(),
  FRAME_ANCESTORS: list.pipe(chat.allowedOrigins.unwrap()).optional(),
  METRICS_TOKEN: z.string().min(16, 'has to have 16 characters or more').optional(),
  LOG_FORMAT: z.enum(LOG_FORMATS).default('text'),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('log'),
});

const variablesSchema = variables
  .refine(({ REVIEW_URL, REVIEW_SECRET }) => !REVIEW_URL || REVIEW_SECRET, {
    path: ['REVIEW_SECRET'],
    message: 'has to be there with REVIEW_URL: it signs what is sent',
  })
  .refine(({ REVIEW_URL, REVIEW_SECRET }) => !REVIEW_SECRET || REVIEW_URL, {
    path: ['REVIEW_URL'],
    message: 'has to be there with REVIEW_SECRET: nothing is reviewed without it',
  })
  .refine((v) => v.REDIS_URL === undefined || v.AUTH_SECRET !== undefined, {
    path: ['AUTH_SECRET'],
    error:
      'has to be set where REDIS_URL is, and the same for all nodes: each would sign with one of its own',
  });

/**
 * @param variables `process.env`; an empty variable counts as not set
 * @throws Error that names each wrong variable and what it has to be, and never says what it is
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = variablesSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Error(`The server cannot start.\n  ${problems.join('\n  ')}`);
  }
  const v = parsed.data;
  return {
    host: v.HOST,
    port: v.PORT,
    auth: {
      secret: v.AUTH_SECRET,
      publicKey: v.AUTH_PUBLIC_KEY,
      jwksUrl: v.AUTH_JWKS_URL,
      audience: v.AUTH_AUDIENCE,
      issuer: v.AUTH_ISSUER,
    },
    chat: {
      database: v.DATABASE_URL,
      redis: v.REDIS_URL,
      allowedOrigins: v.ALLOWED_ORIGINS,
      trustedProxies: v.TRUSTED_PROXIES,
      connectLimit: v.CONNECT_LIMIT,
      handshakeLimit: v.HANDSHAKE_LIMIT,
      sendLimit: v.SEND_LIMIT,
      roomCreation: v.ROOM_CREATION,
      roomCapacity: v.ROOM_CAPACITY,
      review: v.REVIEW_URL === undefined ? undefined : reviewOf(v),
    },
    server: {
      frameAncestors: v.FRAME_ANCESTORS,
      metricsToken: v.METRICS_TOKEN,
      log: { format: v.LOG_FORMAT, level: v.LOG_LEVEL },
    },
  };
}

function reviewOf(v: z.output<typeof variables>): ChatModuleOptions['review'] {
  return {
    url: v.REVIEW_URL,
    secret: v.REVIEW_SECRET,
    budgetMs: v.REVIEW_BUDGET_MS,
    onFailure: v.REVIEW_ON_FAILURE,
  };
}
