import { Elsewhere } from './elsewhere.js';

describe('viewers elsewhere', () => {
  it('are the sum of what each node told last', () => {
    const elsewhere = new Elsewhere(300);
    elsewhere.hear('b', 5, 0);
    elsewhere.hear('c', 2, 0);
    elsewhere.hear('b', 6, 10);
    expect(elsewhere.viewers(10)).toBe(8);
    expect(elsewhere.nodes).toBe(2);
  });

  it('are none on a node that let go of the room, or was not heard of for too long', () => {
    const elsewhere = new Elsewhere(300);
    elsewhere.hear('b', 5, 0);
    elsewhere.hear('c', 2, 200);
    expect(elsewhere.viewers(300)).toBe(7);
    expect(elsewhere.viewers(301)).toBe(2);
    elsewhere.hear('c', 0, 302);
    expect(elsewhere.viewers(302)).toBe(0);
  });
});
