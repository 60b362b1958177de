import { nicknameSkeleton } from './nickname-skeleton.js';

describe('the skeleton of a nickname', () => {
  it.each([
    ['admin', 'Admin'],
    ['admin', 'ADMlN'],
    ['admin', 'аdmin'],
    ['admin', 'ad\u200Bmin'],
    ['admin', 'a d_m.i-n'],
    ['admin', 'ádmín'],
    ['admin', '𝐚𝐝𝐦𝐢𝐧'],
    ['paypal', 'paypaI'],
    ['o0o0', 'OOoo'],
    ['졸린 수달', '졸린수달'],
    ['졸린수달', '졸린수달'.normalize('NFD')],
    ['ΡΟΚΕ', 'POKE'],
  ])('is the same for %j and %j', (a, b) => expect(nicknameSkeleton(b)).toBe(nicknameSkeleton(a)));

  it.each([
    ['수달', '수말'],
    ['admin', 'admiral'],
    ['otter1', 'otter2'],
    ['김철수', '김철호'],
  ])('differs for %j and %j', (a, b) => expect(nicknameSkeleton(b)).not.toBe(nicknameSkeleton(a)));
});
