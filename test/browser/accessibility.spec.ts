import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { signToken } from '../../src/testing/sign-token.js';
import { startChat } from '../../src/testing/start-chat.js';
import { startSite } from '../support/start-site.js';
import { describeInChromium, newPage } from './chromium.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  impact: string | null;
  nodes: { html: string; failureSummary: string }[];
}

/** What axe-core finds on a page that is serious or worse, each with where it is. */
async function serious(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<{ violations: Violation[] }>('axe.run()');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
}

/** A page with all sorts of messages on it. */
async function openAt(path: string, colorScheme: 'light' | 'dark', locale: string): Promise<Page> {
  const site = await startSite();
  const chat = await startChat({ allowedOrigins: [site.origin] });
  site.show(`<main><script src="${chat.url}/embed.js" data-room="demo"></script></main>`);
  const token = await signToken({ sub: 'm1', name: '김방송', roles: ['owner'], badges: ['sub'] });
  const owner = await chat.join('demo', { auth: { token } });
  await owner.request('room:update', { room: 'demo', modes: { slow: 5 } });
  await owner.request('room:announce', { room: 'demo', text: '공지: 오늘은 여기까지' });
  const { id } = await owner.send('demo', '@Otter https://example.com 안녕하세요');
  const other = await chat.join('demo', { auth: { nickname: 'Otter' } });
  await other.request('message:send', { room: 'demo', text: 'an answer', clientMsgId: 'a', replyTo: id });
  // axe comes from the test: the page's policy would let in no script of another origin, nor an inline one.
  const page = await newPage({ colorScheme, locale, reducedMotion: 'reduce' });
  await page.addInitScript(AXE);
  await page.goto(path === 'widget' ? site.origin : `${chat.url}${path}`);
  await page.getByText('an answer').waitFor();
  return page;
}

const PAGES = ['/', '/embed/demo', '/popout/demo', '/overlay/demo?fade=0', 'widget'];

describeInChromium('axe finds nothing serious', () => {
  for (const path of PAGES)
    it.each([
      ['light', 'en-US'],
      ['dark', 'ko-KR'],
    ] as const)(`at ${path}, %s, in %s`, async (colorScheme, locale) => {
      expect(await serious(await openAt(path, colorScheme, locale))).toEqual([]);
    });
});
