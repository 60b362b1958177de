import { readEnvironment } from './environment.js';

const refusal = (variables: Record<string, string>) => {
  try {
    readEnvironment(variables);
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
};

describe('the environment', () => {
  it('needs nothing', () =>
    expect(readEnvironment({})).toMatchObject({
      port: 3000,
      chat: { database: 'sqlite:data/streamside.db', roomCreation: 'anyone' },
    }));

  it('takes an empty variable for one that is not set', () =>
    expect(readEnvironment({ PORT: '' }).port).toBe(3000));

  it('sets every option that has a variable', () => {
    const environment = readEnvironment({
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: 'sqlite::memory:',
      REDIS_URL: 'rediss://user:password@host:6380/1',
      AUTH_SECRET: 'x'.repeat(32),
      AUTH_AUDIENCE: 'chat',
      AUTH_ISSUER: 'https://www.example.com',
      ALLOWED_ORIGINS: 'https://a.example, https://b.example:8443',
      TRUSTED_PROXIES: '10.0.0.0/8,loopback',
      CONNECT_LIMIT: '0',
      HANDSHAKE_LIMIT: '50',
      SEND_LIMIT: '5',
      ROOM_CREATION: 'members',
      ROOM_CAPACITY: '100',
      REVIEW_URL: 'https://www.example.com/review?of=chat',
      REVIEW_SECRET: 'r'.repeat(32),
      REVIEW_BUDGET_MS: '500',
      REVIEW_ON_FAILURE: 'hold',
      FRAME_ANCESTORS: 'https://www.example.com, http://localhost:8080',
      METRICS_TOKEN: 'm'.repeat(16),
      LOG_FORMAT: 'json',
      LOG_LEVEL: 'warn',
    });
    expect(environment).toEqual({
      host: '127.0.0.1',
      port: 0,
      auth: { secret: 'x'.repeat(32), audience: 'chat', issuer: 'https://www.example.com' },
      chat: {
        database: 'sqlite::memory:',
        redis: 'rediss://user:password@host:6380/1',
        allowedOrigins: ['https://a.example', 'https://b.example:8443'],
        trustedProxies: ['10.0.0.0/8', 'loopback'],
        connectLimit: 0,
        handshakeLimit: 50,
        sendLimit: 5,
        roomCreation: 'members',
        roomCapacity: 100,
        review: {
          url: 'https://www.example.com/review?of=chat',
          secret: 'r'.repeat(32),
          budgetMs: 500,
          onFailure: 'hold',
        },
      },
      server: {
        frameAncestors: ['https://www.example.com', 'http://localhost:8080'],
        metricsToken: 'm'.repeat(16),
        log: { format: 'json', level: 'warn' },
      },
    });
  });

  it.each([
    'postgres://user:p%40ss@db.example:5432/chat?sslmode=verify-full',
    'postgresql://user@/chat?host=/run/postgresql',
    'postgresql:///chat',
  ])('takes %s for a database', (url) =>
    expect(readEnvironment({ DATABASE_URL: url }).chat.database).toBe(url),
  );

  it('takes a number of proxies', () =>
    expect(readEnvironment({ TRUSTED_PROXIES: '2' }).chat.trustedProxies).toBe(2));

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://secret@host'],
    ['DATABASE_URL', 'postgres://user:p#ss@host/chat'],
    ['REDIS_URL', 'secret@host:6379'],
    ['REDIS_URL', 'http://secret@host'],
    ['AUTH_SECRET', 'short-secret'],
    ['AUTH_PUBLIC_KEY', 'not-a-key'],
    ['AUTH_PUBLIC_KEY', '-----BEGIN PUBLIC KEY-----\\nnot-a-key\\n-----END PUBLIC KEY-----'],
    ['AUTH_JWKS_URL', 'file:///secret'],
    ['ALLOWED_ORIGINS', 'https://ok.example,https://bad.example/path'],
    ['ALLOWED_ORIGINS', '*'],
    ['CONNECT_LIMIT', '-1'],
    ['SEND_LIMIT', '1.5'],
    ['ROOM_CREATION', 'nobody'],
    ['ROOM_CAPACITY', '0'],
    ['HOST', 'http://0.0.0.0'],
    ['HANDSHAKE_LIMIT', 'lots'],
    ['REVIEW_URL', 'ftp://secret.example'],
    ['REVIEW_URL', 'https://user:hunter2@example.com'],
    ['REVIEW_URL', 'not-an-address'],
    ['REVIEW_SECRET', 'too-short-a-secret'],
    ['REVIEW_BUDGET_MS', '60000'],
    ['REVIEW_ON_FAILURE', 'shrug'],
    ['FRAME_ANCESTORS', 'https://*.example.com'],
    ['FRAME_ANCESTORS', "https://ok.example,'self'"],
    ['METRICS_TOKEN', 'too-short'],
    ['LOG_FORMAT', 'yaml'],
    ['LOG_LEVEL', 'info'],
  ])('refuses %s=%s, naming the variable and not its value', (name, value) => {
    const message = refusal({ [name]: value });
    expect(message).toContain(name);
    if (value.length > 2) expect(message).not.toContain(value);
  });

  it.each([
    ['REVIEW_SECRET', { REVIEW_URL: 'https://example.com/review' }],
    ['REVIEW_URL', { REVIEW_SECRET: 'r'.repeat(32) }],
  ])('asks for %s, without which the other half of a review is none', (missing, variables) =>
    expect(refusal(variables)).toContain(`${missing}: has to be there`),
  );

  it('names all that is wrong at once', () => {
    const message = refusal({ PORT: 'x', SEND_LIMIT: 'y' });
    expect(message).toContain('PORT');
    expect(message).toContain('SEND_LIMIT');
  });
});
