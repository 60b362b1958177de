import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterTest } from '../../src/testing/after-test.js';

export interface Site {
  origin: string;
  /** What its page has from now on. */
  show: (body: string) => void;
}

/** Somebody's site of one page, of another origin than the chat's. */
export async function startSite(): Promise<Site> {
  let body = '';
  const server = createServer((_request, response) =>
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(`<!doctype html><html lang="en"><title>A site</title><h1>A site</h1>${body}`),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterTest(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    show: (text) => (body = text),
  };
}
