import type { Page } from 'playwright-core';
import { bringAxe, seriousEitherWay } from '../browser/axe.js';
import { describeInChromium, newPage } from '../browser/chromium.js';
import { Installed } from './installed.js';

async function signIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText(name).waitFor();
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('Message').fill(text);
  await page.getByLabel('Message').press('Enter');
}

describeInChromium('examples/nest-host', () => {
  it('installs, passes its own tests, starts, and lets two users talk beside a stream', async () => {
    const example = await Installed.example('nest-host');
    expect(await example.npm('test')).toMatch(/^[#ℹ] fail 0$/m);
    const program = example.start({ PORT: '0', CHAT_DATABASE: 'sqlite::memory:' });
    const [, url = ''] = await program.printed(/Open (http:\S+)/);

    const streamer = await newPage({ locale: 'en-US' });
    await streamer.goto(url);
    await signIn(streamer, '김방송');
    await streamer.getByLabel('Title').fill('첫 방송');
    await streamer.getByRole('button', { name: 'Go live' }).click();
    await streamer.getByText('김방송: 첫 방송').last().waitFor();

    const viewer = await newPage({ locale: 'en-US' });
    await bringAxe(viewer);
    await viewer.goto(url);
    await signIn(viewer, 'Otter');
    expect(await seriousEitherWay(viewer)).toEqual([]);
    await viewer.getByRole('link', { name: '첫 방송' }).click();
    await viewer.getByText('2 watching').waitFor();
    await say(viewer, 'hello from a viewer');
    await streamer.getByText('Otter hello from a viewer').waitFor();
    await say(streamer, '어서 오세요');
    await viewer.getByText('김방송 어서 오세요').waitFor();
    expect(await seriousEitherWay(viewer)).toEqual([]);
  }, 120_000);
});
