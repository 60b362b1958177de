import { randomInt } from 'node:crypto';

const words = {
  en: {
    first:
      'Brave Calm Clever Cosy Curious Dapper Eager Fluffy Gentle Giddy Happy Jolly Keen Lively Lucky Mellow Merry Mighty Nimble Plucky Polite Quick Quiet Sleepy Sly Snug Spry Sunny Swift Tidy Warm Witty'.split(
        ' ',
      ),
    second:
      'Badger Beaver Bunny Crane Deer Dolphin Falcon Ferret Finch Fox Gecko Hare Hedgehog Heron Koala Lemur Lynx Magpie Marten Mole Otter Owl Panda Penguin Puffin Quokka Robin Seal Sparrow Squirrel Tiger Whale'.split(
        ' ',
      ),
  },
  ko: {
    first:
      '고요한 귀여운 기쁜 깜찍한 나른한 날쌘 느긋한 다정한 당당한 듬직한 따뜻한 명랑한 반가운 발랄한 배고픈 부지런한 빠른 산뜻한 상냥한 설레는 수줍은 신나는 씩씩한 엉뚱한 용감한 의젓한 잠든 졸린 즐거운 차분한 튼튼한 포근한'.split(
        ' ',
      ),
    second:
      '갈매기 강아지 거북이 고등어 고라니 고래 고양이 너구리 다람쥐 도롱뇽 돌고래 두루미 두더지 물개 미어캣 바다표범 반달곰 부엉이 사슴 수달 알파카 여우 오소리 올빼미 제비 참새 치타 코알라 토끼 펭귄 판다 호랑이'.split(
        ' ',
      ),
  },
};

/** Languages in which nicknames are assigned. */
export type Language = keyof typeof words;

/** A nickname at random, such as `Sleepy Otter 42` or `졸린 수달 42`: about 100,000 of them. */
export function assignedNickname(language: Language): string {
  const { first, second } = words[language];
  return `${pick(first)} ${pick(second)} ${randomInt(1, 100)}`;
}

/** The language to assign nicknames in for a BCP 47 tag or an `Accept-Language` header; English where it is none of ours. */
export function languageOf(locale: string | undefined): Language {
  return /^\s*ko\b/i.test(locale ?? '') ? 'ko' : 'en';
}

function pick(list: string[]): string {
  return list[randomInt(list.length)] ?? '';
}
