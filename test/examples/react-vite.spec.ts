import type { Page } from 'playwright-core';
import { bringAxe, seriousEitherWay } from '../browser/axe.js';
import { describeInChromium, newPage } from '../browser/chromium.js';
import { freePort } from '../support/free-port.js';
import { Installed } from './installed.js';

async function visit(url: string): Promise<Page> {
  const page = await newPage({ locale: 'en-US' });
  await bringAxe(page);
  await page.goto(url);
  return page;
}

const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });

async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press('Enter');
}

describeInChromium('examples/react-vite', () => {
  it('installs, builds, starts, and lets two viewers of a stream talk, who are another’s no more', async () => {
    const example = await Installed.example('react-vite');
    const [PORT, PAGE_PORT] = [`${await freePort()}`, `${await freePort()}`];
    const program = example.start({ PORT, PAGE_PORT, DATABASE_URL: 'sqlite::memory:' });
    await program.printed(/Open http:/);
    await program.printed(/Local/);
    const url = `http://localhost:${PAGE_PORT}`;

    const [otter, sudal] = [await visit(url), await visit(url)];
    await otter.getByText('2 watching').waitFor();
    await say(otter, 'hello from a viewer');
    await sudal.getByText('hello from a viewer').waitFor();
    await say(sudal, '안녕하세요');
    await otter.getByText('안녕하세요').waitFor();
    expect(await seriousEitherWay(sudal)).toEqual([]);

    await otter.getByRole('link', { name: '자취생 집밥' }).click();
    await otter.getByText('1 watching').waitFor();
    expect(await otter.getByText('안녕하세요').count()).toBe(0);
    await sudal.getByText('1 watching').waitFor();
  }, 120_000);
});
