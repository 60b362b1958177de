import { ExpiringMap } from './expiring-map.js';

describe('an expiring map', () => {
  it('has a value until its time is over, and not longer', () => {
    const map = new ExpiringMap<string>();
    map.set('a', 'value', 100, 0);
    expect(map.get('a', 99)).toEqual({ value: 'value', until: 100 });
    expect(map.get('a', 100)).toBeUndefined();
  });

  it('throws away what is over, and nothing else', () => {
    const map = new ExpiringMap<number>();
    for (let i = 0; i < 1_000; i++) map.set(`short ${i}`, i, 100, 0);
    map.set('long', 1, 60_000, 0);
    map.set('new', 2, 60_000, 20_000);
    expect(map.size).toBe(2);
    expect(map.get('long', 20_000)?.value).toBe(1);
  });
});
