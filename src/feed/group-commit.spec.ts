import { GroupCommit } from './group-commit.js';

const MINUTE = 60_000;

/** Commits what it is given, and remembers what that was, and since when the first of it was there. */
function committing(most = 100) {
  const groups: string[][] = [];
  const sinces: number[] = [];
  const commits = new GroupCommit<string, string>((items, since) => {
    groups.push(items);
    sinces.push(since);
    return Promise.resolve(items);
  }, most);
  const inLine = async (item: string) => {
    await commits.turn(MINUTE);
    return commits.submit(item, MINUTE);
  };
  return { commits, groups, sinces, inLine };
}

describe('group commit', () => {
  it('commits together what came in the same turn, and in its order', async () => {
    const groups: number[][] = [];
    const commits = new GroupCommit<number, number>((items) => {
      groups.push(items);
      return Promise.resolve(items.map((item) => item * 10));
    }, 100);
    await expect(Promise.all([1, 2, 3].map((n) => commits.submit(n)))).resolves.toEqual([10, 20, 30]);
    expect(groups).toEqual([[1, 2, 3]]);
  });

  it('begins no commit before the one before has ended', async () => {
    let underWay = 0;
    let most = 0;
    const commits = new GroupCommit<number, number>(async (items) => {
      most = Math.max(most, ++underWay);
      await new Promise(setImmediate);
      underWay--;
      return items;
    }, 2);
    await Promise.all([1, 2, 3, 4, 5].map((n) => commits.submit(n)));
    expect(most).toBe(1);
  });

  it('takes fewer commits the more there is to commit, and the longer one takes', async () => {
    let count = 0;
    const commits = new GroupCommit<number, number>(async (items) => {
      count += 1;
      await new Promise((resolve) => setTimeout(resolve, 1));
      return items;
    }, 100);
    const submitted: Promise<number>[] = [];
    for (let n = 0; n < 200; n++) {
      submitted.push(commits.submit(n));
      await new Promise(setImmediate);
    }
    await Promise.all(submitted);
    expect(count).toBeLessThan(50);
  });

  it('rejects all that was in a commit that failed or waited for it, and goes on with what comes then', async () => {
    let fail = true;
    const commits = new GroupCommit<number, number>((items) => {
      if (!fail) return Promise.resolve(items);
      fail = false;
      return Promise.reject(new Error('disk full'));
    }, 2);
    const outcomes = await Promise.allSettled([1, 2, 3].map((n) => commits.submit(n)));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await commits.submit(4)).toBe(4);
  });

  it('is idle only when everything submitted has been committed', async () => {
    let committed = 0;
    const commits = new GroupCommit<number, number>(async (items) => {
      await new Promise(setImmediate);
      committed += items.length;
      return items;
    }, 1);
    for (const n of [1, 2, 3]) void commits.submit(n);
    await commits.idle();
    expect(committed).toBe(3);
  });

  it('waits for others as long as everything in it has patience, and not when something has none', async () => {
    const { commits, groups } = committing();
    const patient = commits.submit('1', MINUTE);
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(groups).toEqual([]);
    await commits.submit('2');
    await patient;
    expect(groups).toEqual([['1', '2']]);
  });

  it('lets patience end where the commit is full, or nothing may be left waiting', async () => {
    const { commits } = committing(2);
    await Promise.all([commits.submit('1', MINUTE), commits.submit('2', MINUTE)]);
    const last = commits.submit('3', MINUTE);
    await commits.idle();
    expect(await last).toBe('3');
  });

  it('says since when the first of its items was there', async () => {
    const { commits, sinces } = committing();
    const before = performance.now();
    const first = commits.submit('1', 5);
    const after = performance.now();
    await new Promise(setImmediate);
    await Promise.all([first, commits.submit('2', 5)]);
    expect(sinces).toHaveLength(1);
    expect(sinces[0]).toBeGreaterThanOrEqual(before);
    expect(sinces[0]).toBeLessThanOrEqual(after);
  });

  describe('whoever waits in line', () => {
    it('submits right before the commit, into it', async () => {
      const { commits, groups, inLine } = committing();
      const both = [inLine('a'), inLine('b')];
      await new Promise(setImmediate);
      await new Promise(setImmediate);
      expect(groups).toEqual([]);
      await commits.submit('now');
      await Promise.all(both);
      expect(groups).toEqual([['a', 'b', 'now']]);
    });

    it('has its place between what was there before and what came after', async () => {
      const { commits, groups, inLine } = committing();
      await Promise.all([commits.submit('before', MINUTE), inLine('in line'), commits.submit('after')]);
      expect(groups).toEqual([['before', 'in line', 'after']]);
    });

    it('is let in where it has waited for long enough, or nothing may be left waiting', async () => {
      const { commits, inLine } = committing();
      await commits.turn(1);
      await commits.idle();
      const late = inLine('late');
      await commits.idle();
      expect(await late).toBe('late');
    });

    it('is let in where the line is as long as a commit', async () => {
      const { groups, inLine } = committing(3);
      await Promise.all(['a', 'b', 'c'].map(inLine));
      expect(groups).toEqual([['a', 'b', 'c']]);
    });

    it('may submit nothing', async () => {
      const { commits, groups } = committing();
      await commits.turn(0);
      await commits.idle();
      expect(groups).toEqual([]);
      expect(await commits.submit('next')).toBe('next');
    });

    it('does not, while a commit is under way: nobody knows how long it takes', async () => {
      let end: () => void = () => undefined;
      const commits = new GroupCommit<number, number>(async (items) => {
        await new Promise<void>((resolve) => (end = resolve));
        return items;
      }, 100);
      const first = commits.submit(1);
      await new Promise(setImmediate);
      await new Promise(setImmediate);
      expect(commits.turn(MINUTE)).toBeUndefined();
      end();
      await first;
      await commits.idle();
      expect(commits.turn(0)).toBeDefined();
    });

    it('counts for how long the commit has been waited for', async () => {
      const { commits, sinces } = committing();
      const turn = commits.turn(20);
      const came = performance.now();
      await turn?.then(() => commits.submit('1'));
      expect(sinces[0]).toBeLessThanOrEqual(came);
    });
  });
});
