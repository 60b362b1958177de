import { ReservedNicknames } from './reserved-nicknames.js';

describe('reserved nicknames', () => {
  const reserved = new ReservedNicknames(['챔피언']);

  it.each([
    'admin',
    'Admin',
    'аdmin',
    'ADMlN',
    'admin1',
    'Moderator_',
    '운영자',
    '운 영 자',
    '관리자99',
    'S y s t e m',
    '챔피언',
  ])('has %j', (nickname) => expect(reserved.has(nickname)).toBe(true));

  it.each(['Adminton', '수달', 'modest', '운영이', 'otter 12', '챔피언스'])(
    'leaves %j to whoever wants it',
    (nickname) => expect(reserved.has(nickname)).toBe(false),
  );
});
