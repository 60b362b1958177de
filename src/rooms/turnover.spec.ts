import { Turnover, type Comings } from './turnover.js';

const NONE: Comings = { joined: [], left: [] };

describe('the turnover of a room', () => {
  it('names comers and goers once', () => {
    const turnover = new Turnover();
    turnover.join('a', '수달');
    turnover.leave('b', 'Otter');
    const comings = { joined: [['a', '수달']], left: [['b', 'Otter']] };
    expect(turnover.take()).toEqual({ here: comings, everywhere: comings });
    expect(turnover.take()).toBeUndefined();
  });

  it('says nothing of somebody who reloaded the page', () => {
    const turnover = new Turnover();
    turnover.leave('a', '수달');
    turnover.join('a', '수달');
    expect(turnover.take()).toEqual({ here: NONE, everywhere: NONE });
  });

  it('tells that the nameless moved without naming them', () => {
    const turnover = new Turnover();
    turnover.join('a', undefined);
    expect(turnover.take()).toEqual({ here: NONE, everywhere: NONE });
  });

  it('says nothing of somebody who went from one node to another', () => {
    const turnover = new Turnover();
    turnover.join('a', '수달');
    turnover.hear({ left: [['a', '수달']] });
    expect(turnover.take()).toEqual({ here: { joined: [['a', '수달']], left: [] }, everywhere: NONE });
  });

  it('does not give back to the others what it heard of them', () => {
    const turnover = new Turnover();
    turnover.hear({ joined: [['b', 'Otter']] });
    expect(turnover.take()).toEqual({ here: NONE, everywhere: { joined: [['b', 'Otter']], left: [] } });
    turnover.hear({});
    expect(turnover.take()).toBeUndefined();
  });
});
