#!/usr/bin/env node
import 'reflect-metadata';
import { readEnvironment } from './standalone/environment.js';
import { keptSecret } from './standalone/kept-secret.js';
import { createLogger } from './standalone/logger.js';
import { moderatorLinks } from './standalone/moderator-links.js';
import { createServer } from './standalone/server.js';

async function main(): Promise<void> {
  const { host, port, auth, chat, server } = readEnvironment(process.env);
  const secret = auth.secret ?? keptSecret(chat.database);
  const app = await createServer({ ...chat, auth: { ...auth, secret } }, server);
  app.enableShutdownHooks();
  await (host === undefined ? app.listen(port) : app.listen(port, host));
  const logger = createLogger(server.log);
  app.useLogger(logger);
  const origin = originOf(host, new URL(await app.getUrl()).port || '80');
  logger.log(`Open ${origin}`);
  if (Object.values(auth).every((given) => given === undefined)) {
    const { demo, desk } = await moderatorLinks(origin, secret);
    logger.log(`As the moderator: ${demo}`);
    logger.log(`The moderator's desk alone: ${desk}`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentence(error)}\n`);
  // What is open by now, such as a connection to Redis, would keep the process alive.
  process.exit(1);
});

/** Where somebody on this machine, or on its network if it listens there alone, finds the server. */
function originOf(host: string | undefined, port: string): string {
  const everywhere = host === undefined || host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

const CANNOT_LISTEN: Record<string, string> = {
  EADDRINUSE: 'PORT: another program listens on it.',
  EACCES: 'PORT: this user may not listen on it.',
  EADDRNOTAVAIL: 'HOST: this machine has no such address.',
  ENOTFOUND: 'HOST: there is no such name.',
};

function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code = '', syscall = '' } = error as NodeJS.ErrnoException;
  const listening = syscall === 'listen' || syscall === 'getaddrinfo';
  return (listening && CANNOT_LISTEN[code]) || error.message;
}
