import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

const OF_THE_CHAT = ['script', 'stylesheet'];

/**
 * What a page loads from now on: every script and style sheet, from wherever it comes, so that nothing that the
 * chat is made of can be left out of the count.
 *
 * @returns their size as they travel, in bytes, so far
 */
export function loadsOf(page: Page): () => Promise<number> {
  const files = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    if (!OF_THE_CHAT.includes(response.request().resourceType())) return;
    files.set(response.url(), response.body().then(gzipped));
  });
  return async () => (await Promise.all(files.values())).reduce((sum, size) => sum + size, 0);
}

function gzipped(file: Buffer): number {
  return gzipSync(file, { level: 9 }).length;
}
