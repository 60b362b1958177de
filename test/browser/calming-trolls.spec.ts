import type { Page } from 'playwright-core';
import { startChildServer } from '../support/child-server.js';
import { guest, Troll } from '../support/trolls.js';
import { newPage, describeInChromium } from './chromium.js';

const LOUDEST = ['Foghorn', 'Megaphone', 'Siren'];

/** Fifty, each from an address of its own: most shout links, the loudest something else each time. */
async function trolls(server: Awaited<ReturnType<typeof startChildServer>>): Promise<Troll[]> {
  let shouts = 0;
  const room = 'demo';
  const links = Array.from({ length: 47 }, (_, n) =>
    Troll.enter(server, {
      room,
      nickname: `Troll ${n}`,
      address: `203.0.113.${n + 1}`,
      text: () => `WIN MONEY www.win${++shouts}.com`,
      everyMs: 1000,
    }),
  );
  const loud = LOUDEST.map((nickname, n) =>
    Troll.enter(server, {
      room,
      nickname,
      address: `198.51.100.${n + 1}`,
      text: () => `THIS STREAM IS BAD ${++shouts}`,
      everyMs: 200,
    }),
  );
  return Promise.all([...links, ...loud]);
}

/** The page as it is opened by the link that the server prints. */
async function openAsModerator(link: string): Promise<Page> {
  const page = await newPage({
    locale: 'en-US',
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
  });
  await page.goto(link);
  return page;
}

const messages = (page: Page) => page.getByRole('log', { name: 'Chat messages' }).getByRole('listitem');

async function banAndPurge(page: Page, nickname: string): Promise<void> {
  await messages(page).filter({ hasText: nickname }).last().hover();
  await page.getByRole('button', { name: `About ${nickname}` }).click();
  const card = page.getByRole('dialog', { name: `About ${nickname}` });
  await card.getByLabel('Reason').fill('Shouting');
  await card.getByRole('button', { name: 'Ban and remove all messages' }).click();
  await card.getByText('Banned', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
}

describeInChromium('a moderator who has read no manual', () => {
  it('calms a room of fifty trolls with what is on the page, and takes back a ban', async () => {
    const server = await startChildServer({ DATABASE_URL: 'sqlite::memory:', TRUSTED_PROXIES: 'loopback' });
    const [, link = ''] = await server.log.matching(/As the moderator: (http[^\s"]+)/);
    const page = await openAsModerator(link);
    const desk = page.getByRole('region', { name: 'Moderator’s desk' });
    await desk.waitFor();
    const shouting = await trolls(server);
    const mina = await guest(server, 'demo', 'Mina', '192.0.2.1');
    const haru = await guest(server, 'demo', 'Haru', '192.0.2.2');
    for (const name of LOUDEST) await messages(page).filter({ hasText: name }).first().waitFor();

    const raid = desk.getByRole('switch', { name: 'Raid mode' });
    await raid.click();
    await desk.getByRole('switch', { name: 'Raid mode', checked: true }).waitFor();
    for (const name of LOUDEST) await banAndPurge(page, name);
    await desk.getByRole('button', { name: 'Clear the chat' }).click();
    await messages(page).filter({ hasText: 'The chat was cleared' }).waitFor();

    await mina.send('demo', 'What a lovely stream');
    await haru.send('demo', 'Good evening');
    await messages(page).filter({ hasText: 'Good evening' }).hover();
    await page.getByRole('button', { name: 'Ban Haru' }).click();
    expect(await haru.next('notice', { code: 'banned' })).toMatchObject({ room: 'demo' });
    await page
      .getByRole('complementary', { name: 'Chat' })
      .getByRole('button', { name: 'Undo', exact: true })
      .click();
    await desk.getByText('Undone').first().waitFor();
    await haru.join('demo');

    // Whoever is put out sees why, and is back without a click.
    const viewer = await newPage({ locale: 'en-US', extraHTTPHeaders: { 'x-forwarded-for': '192.0.2.3' } });
    await viewer.goto(server.url);
    await viewer.locator('.ss-state-dot.ss-live').waitFor();
    const address = desk.getByLabel('Address or range');
    await address.fill('192.0.2.0/28');
    await desk.getByRole('region', { name: 'Addresses' }).getByLabel('Reason').fill('Just a try');
    await page.keyboard.press('Enter');
    await viewer.getByText('Just a try').waitFor();
    const end = desk.getByRole('button', { name: 'End the ban of 192.0.2.0/28' });
    await end.focus();
    await page.keyboard.press('Enter');
    await viewer.locator('.ss-state-dot.ss-live').waitFor();
    await end.waitFor({ state: 'detached' });
    await address.fill('nonsense');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'That is no address' }).waitFor();
    await mina.join('demo');
    await haru.join('demo');

    await desk.getByLabel('Most viewers').fill('60');
    await page.keyboard.press('Enter');
    await mina.next('room.updated', ({ room }) => room.capacity === 60);

    const outcomes = await Promise.all(shouting.map((troll) => troll.shout()));
    expect(new Set(outcomes.slice(0, 47))).toEqual(new Set(['links_not_allowed']));
    expect(outcomes.slice(47)).not.toContain('shown');
    const said = messages(page).filter({ has: page.getByRole('paragraph') });
    expect((await said.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringContaining('What a lovely stream'),
      expect.stringContaining('Good evening'),
    ]);
  }, 120_000);
});
