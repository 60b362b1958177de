import { OneByOne } from './one-by-one.js';

describe('work that is done one by one', () => {
  it('is begun when what was given before under its key is over, also where that failed', async () => {
    const order: string[] = [];
    const work =
      (name: string, fails = false) =>
      async () => {
        order.push(`${name} begins`);
        await new Promise(setImmediate);
        order.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      };
    const oneByOne = new OneByOne();
    const first = oneByOne.run('a', work('first', true));
    const second = oneByOne.run('a', work('second'));
    const other = oneByOne.run('b', work('other'));
    await expect(first).rejects.toThrow('first');
    expect(await Promise.all([second, other])).toEqual(['second', 'other']);
    expect(order.filter((step) => !step.startsWith('other'))).toEqual([
      'first begins',
      'first ends',
      'second begins',
      'second ends',
    ]);
    expect(order.indexOf('other begins')).toBeLessThan(order.indexOf('first ends'));
  });
});
