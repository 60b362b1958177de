import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { BusNews, FeedBus } from '../../src/feed/feed-bus.js';
import type { FeedEvent } from '../../src/contract/wire.js';

const event = (seq: number, name = 'n'): FeedEvent => ({ seq, at: 0, type: 'custom', name, data: { seq } });
const committed = (...events: FeedEvent[]): BusNews['events'] => ({ epoch: 'e', events });

/** What every bus promises. @param start one more node; @param reaches whether there are other nodes at all */
export function describeFeedBus(
  name: string,
  start: () => Promise<FeedBus>,
  { reaches }: { reaches: boolean },
): void {
  describe(`${name}, as a bus`, () => {
    const nodes: FeedBus[] = [];
    const node = async () => {
      const bus = await start();
      nodes.push(bus);
      return bus;
    };
    let here: FeedBus;
    beforeEach(async () => void (here = await node()));
    afterEach(() => nodes.splice(0).forEach((bus) => bus.stop()));

    it('says whether there are other nodes', () => expect(here.shared).toBe(reaches));

    it('tells nobody where nobody listens, and says so', async () => {
      expect(await here.tell('lonely', 'events', committed(event(1)))).toBe(0);
    });

    it('does not give a node back what it told itself', async () => {
      const heard: unknown[] = [];
      here.on('events', (...news) => heard.push(news));
      await here.open('a');
      expect(await here.tell('a', 'events', committed(event(1)))).toBe(0);
      const marks = reaches ? await echo(here, await node(), 'a') : [];
      expect(heard).toEqual(marks);
    });

    it('may be closed twice, and stopped twice, without harm', async () => {
      await here.open('a');
      here.close('a');
      here.close('a');
      here.stop();
      here.stop();
      expect(await here.tell('a', 'events', committed(event(1)))).toBe(0);
    });

    if (reaches) describeNews(() => here, node);
  });
}

function describeNews(here: () => FeedBus, node: () => Promise<FeedBus>): void {
  it('brings what one node tells to all others that opened the channel, as it was and in order', async () => {
    const others = await Promise.all([node(), node()]);
    const heard = others.map((other) => collect(other, 'a', 3));
    await Promise.all(others.map((other) => other.open('a')));
    const news = [committed(event(1, '한글 🦦'), event(2)), committed(event(3)), committed(event(4))];
    expect(await Promise.all(news.map((one) => here().tell('a', 'events', one)))).toEqual([2, 2, 2]);
    for (const one of heard) expect(await one).toEqual(news);
  });

  it('brings nothing of other channels, nor of one that was closed', async () => {
    const other = await node();
    const heard: string[] = [];
    other.on('events', (channel) => heard.push(channel));
    await Promise.all(['a', 'b', 'c'].map((channel) => other.open(channel)));
    other.close('b');
    const last = collect(other, 'c', 1);
    for (const channel of ['a', 'b', 'elsewhere', 'c'])
      await here().tell(channel, 'events', committed(event(1)));
    await last;
    expect(heard).toEqual(['a', 'c']);
  });

  it('hears again on a channel that was closed and opened', async () => {
    const other = await node();
    await other.open('a');
    other.close('a');
    await other.open('a');
    const heard = collect(other, 'a', 1);
    expect(await here().tell('a', 'events', committed(event(1)))).toBe(1);
    await heard;
  });

  it('names the node that tells, by the same name each time', async () => {
    const others = await Promise.all([node(), node()]);
    await here().open('a');
    const names: string[] = [];
    const all = new Promise<void>((resolve) =>
      here().on('viewers', (_channel, _news, from) => names.push(from) === 4 && resolve()),
    );
    for (const other of [...others, ...others]) await other.tell('a', 'viewers', { epoch: 'e', viewers: 1 });
    await all;
    expect(names.slice(2)).toEqual(names.slice(0, 2));
    expect(new Set(names).size).toBe(2);
  });

  it('goes on where a listener throws', async () => {
    const other = await node();
    other.on('events', () => {
      throw new Error('boom');
    });
    const told = new Promise((resolve) => other.on('viewers', resolve));
    await other.open('a');
    await here().tell('a', 'events', committed(event(1)));
    await here().tell('a', 'viewers', { epoch: 'e', viewers: 1, joined: [['id', '수달']] });
    await told;
  });
}

/** The next `count` pieces of news about events that the node hears on the channel. */
function collect(bus: FeedBus, channel: string, count: number): Promise<BusNews['events'][]> {
  const heard: BusNews['events'][] = [];
  return new Promise((resolve) =>
    bus.on('events', (on, news) => {
      if (on === channel && heard.push(news) === count) resolve(heard);
    }),
  );
}

/** Has another node tell something, so that what was told before has been heard. */
async function echo(here: FeedBus, other: FeedBus, channel: string): Promise<unknown[]> {
  const heard = new Promise<unknown[]>((resolve) => here.on('events', (...news) => resolve([news])));
  await other.tell(channel, 'events', committed(event(99)));
  return heard;
}
