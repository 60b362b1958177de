import { sameText } from './same-text.js';

describe('texts that say the same', () => {
  it.each([
    ['안녕하세요', '안녕 하세요!!'],
    ['Hello', 'ｈｅｌｌｏ'],
    ['hello', 'h\u200Bello \n'],
    ['와... 대박', '와 대박?'],
    ['😂', '😂 '],
  ])('are %j and %j', (one, other) => expect(sameText(one)).toBe(sameText(other)));

  it.each([
    ['안녕', '안녕히'],
    ['?', '!'],
    ['😂', '😂😂'],
    ['ㅋㅋ', 'ㅋㅋㅋ'],
    ['1', '2'],
  ])('are not %j and %j', (one, other) => expect(sameText(one)).not.toBe(sameText(other)));
});
