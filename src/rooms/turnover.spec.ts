import { Turnover } from './turnover.js';

describe('the turnover of a room', () => {
  it('names comers and goers once', () => {
    const turnover = new Turnover();
    turnover.join('a', '수달');
    turnover.leave('b', 'Otter');
    expect(turnover.take()).toEqual({ joined: ['수달'], left: ['Otter'] });
    expect(turnover.take()).toBeUndefined();
  });

  it('says nothing of somebody who reloaded the page', () => {
    const turnover = new Turnover();
    turnover.leave('a', '수달');
    turnover.join('a', '수달');
    expect(turnover.take()).toEqual({ joined: [], left: [] });
  });

  it('tells that the nameless moved without naming them', () => {
    const turnover = new Turnover();
    turnover.join('a', undefined);
    expect(turnover.take()).toEqual({ joined: [], left: [] });
  });
});
