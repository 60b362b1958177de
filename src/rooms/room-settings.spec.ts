import type { RoomModes, RoomSettings } from '../contract/wire.js';
import { changedSettings, defaultSettings, type RoomChange } from './room-settings.js';

const before: RoomSettings = { ...defaultSettings('lobby', 5), modes: { slow: 30 } };

const refusal = (change: unknown) => {
  try {
    changedSettings(before, change as RoomChange);
    return undefined;
  } catch (error) {
    return error as { code: string; message: string };
  }
};

describe('the settings of a room', () => {
  it.each<RoomChange>([
    {},
    { title: '방송', open: false },
    { title: undefined, capacity: undefined },
    { capacity: 6 },
    { modes: {} },
    { modes: { slow: 1 } },
    { modes: { slow: 300 } },
    { modes: { frozen: true, membersOnly: true, subscribersOnly: true, emoteOnly: true } },
    { modes: { unique: true, noLinks: true, delay: 4 } },
    { modes: { followersOnly: 0, newAccounts: 1 } },
    { modes: { followersOnly: 129_600, newAccounts: 129_600 } },
  ])('can be changed by %j, and what is absent stays', (change) =>
    expect(changedSettings(before, change)).toEqual({ ...before, ...JSON.parse(JSON.stringify(change)) }),
  );

  it.each([
    ['title', { title: 5 }],
    ['title', { title: 'x'.repeat(201) }],
    ['title', { title: 'a\nb' }],
    ['open', { open: 'no' }],
    ['capacity', { capacity: -1 }],
    ['capacity', { capacity: 1.5 }],
    ['raid', { raid: { before: {} } }],
    ['modes.slow', { modes: { slow: 0 } }],
    ['modes.slow', { modes: { slow: 301 } }],
    ['modes.slow', { modes: { slow: 1.5 } }],
    ['modes.slow', { modes: { slow: '30' } }],
    ['modes.frozen', { modes: { frozen: false } }],
    ['modes.followersOnly', { modes: { followersOnly: -1 } }],
    ['modes.followersOnly', { modes: { followersOnly: 129_601 } }],
    ['modes.newAccounts', { modes: { newAccounts: 0 } }],
    ['modes.delay', { modes: { delay: 3 } }],
    ['modes', { modes: { slwo: 30 } }],
    ['modes', { modes: null }],
    ['settings', { titel: 'x' }],
    ['settings', { pinned: { id: 'x', seq: 1 } }],
    ['settings', 'secret'],
  ])('names %s where it cannot be %j, and does not repeat it', (name, change) => {
    const { code, message } = refusal(change) ?? { code: '', message: '' };
    expect(code).toBe('bad_request');
    expect(message.startsWith(`${name}: `)).toBe(true);
    expect(message).not.toContain('secret');
  });

  it('hold as many viewers as come where the capacity is set to 0', () =>
    expect(changedSettings(before, { capacity: 0 }).capacity).toBeUndefined());

  it('keep what is pinned', () => {
    const pinned = { id: 'a', seq: 1, text: 'x', user: { id: 'u', nickname: 'n', roles: [], badges: [] } };
    expect(changedSettings({ ...before, pinned }, { open: false })).toMatchObject({ pinned });
  });
});

describe('raid mode', () => {
  const modesOf = (modes: RoomModes) => changedSettings({ ...before, modes }, { raid: true }).modes;

  it('tightens several modes and lets guests go on talking', () =>
    expect(modesOf({})).toEqual({ slow: 30, unique: true, noLinks: true }));

  it('asks for more where the room asks already, and for less nowhere', () => {
    expect(modesOf({ slow: 5, followersOnly: 0, newAccounts: 60, emoteOnly: true })).toEqual({
      slow: 30,
      followersOnly: 10,
      newAccounts: 1_440,
      emoteOnly: true,
      unique: true,
      noLinks: true,
    });
    const strict = { slow: 300, followersOnly: 60, newAccounts: 10_000, frozen: true as const };
    expect(modesOf(strict)).toEqual({ ...strict, unique: true, noLinks: true });
  });

  it('puts back what was before, whatever was changed meanwhile', () => {
    const raided = changedSettings(before, { raid: true });
    const frozen = changedSettings(raided, { modes: { ...raided.modes, frozen: true } });
    expect(frozen).toMatchObject({ modes: { frozen: true, noLinks: true }, raid: { before: { slow: 30 } } });
    expect(changedSettings(frozen, { raid: false })).toEqual(before);
  });

  it('remembers what was before it when it is switched on twice', () => {
    const raided = changedSettings(before, { raid: true });
    expect(changedSettings(raided, { raid: true })).toEqual(raided);
    expect(changedSettings(before, { raid: false })).toEqual(before);
  });

  it('takes modes that come with it: as those before it, and as those after it', () => {
    const raided = changedSettings(before, { raid: true, modes: { slow: 60 } });
    expect(raided).toMatchObject({ modes: { slow: 60, noLinks: true }, raid: { before: { slow: 60 } } });
    expect(changedSettings(raided, { raid: false, modes: {} }).modes).toEqual({});
  });
});
