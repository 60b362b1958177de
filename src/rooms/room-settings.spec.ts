import type { RoomSettings } from '../contract/wire.js';
import { checkedSettings } from './room-settings.js';

const refusal = (settings: unknown) => {
  try {
    checkedSettings(settings as Partial<RoomSettings>);
    return undefined;
  } catch (error) {
    return error as { code: string; message: string };
  }
};

describe('the settings of a room', () => {
  it.each([
    {},
    { title: '방송', open: false },
    { capacity: 5 },
    { capacity: undefined },
    { modes: {} },
    { modes: { slow: 1 } },
    { modes: { slow: 300 } },
  ])('can be %j', (settings) => expect(checkedSettings(settings)).toEqual(settings));

  it.each([
    ['title', { title: 5 }],
    ['open', { open: 'no' }],
    ['capacity', { capacity: 0 }],
    ['capacity', { capacity: 1.5 }],
    ['modes.slow', { modes: { slow: 0 } }],
    ['modes.slow', { modes: { slow: 301 } }],
    ['modes.slow', { modes: { slow: 1.5 } }],
    ['modes.slow', { modes: { slow: '30' } }],
    ['modes', { modes: { slwo: 30 } }],
    ['settings', { titel: 'x' }],
    ['settings', 'secret'],
  ])('names %s where it cannot be %j, and does not repeat it', (name, settings) => {
    const { code, message } = refusal(settings) ?? { code: '', message: '' };
    expect(code).toBe('bad_request');
    expect(message.startsWith(`${name}: `)).toBe(true);
    expect(message).not.toContain('secret');
  });
});
