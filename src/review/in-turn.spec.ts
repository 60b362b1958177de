import { InTurn } from './in-turn.js';

const deferred = <T>() => {
  let resolve!: (value: T) => void;
  let reject!: (reason: Error) => void;
  const promise = new Promise<T>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
};

/** Gives the work of each key to it and notes in which order it is let out. */
function watched(inTurn: InTurn) {
  const out: string[] = [];
  const give = (key: string, work: Promise<string>) =>
    inTurn.after(key, work).then(
      (value) => out.push(value),
      (reason: Error) => out.push(reason.message),
    );
  return { out, give };
}

describe('what is let out in turn', () => {
  it('keeps its order, whatever is ready first and whatever fails', async () => {
    const { out, give } = watched(new InTurn());
    const [one, two, three] = [deferred<string>(), deferred<string>(), deferred<string>()];
    const all = [one, two, three].map(({ promise }) => give('key', promise));
    three.resolve('three');
    two.reject(new Error('two failed'));
    await new Promise(setImmediate);
    expect(out).toEqual([]);
    one.resolve('one');
    await Promise.all(all);
    expect(out).toEqual(['one', 'two failed', 'three']);
  });

  it('does not wait for another key', async () => {
    const { out, give } = watched(new InTurn());
    void give('slow', new Promise(() => undefined));
    await give('quick', Promise.resolve('quick'));
    expect(out).toEqual(['quick']);
  });

  it('is not remembered', async () => {
    const inTurn = new InTurn();
    const { give } = watched(inTurn);
    await Promise.all([give('key', Promise.resolve('one')), give('key', Promise.reject(new Error('two')))]);
    await new Promise(setImmediate);
    expect(inTurn.size).toBe(0);
  });
});
