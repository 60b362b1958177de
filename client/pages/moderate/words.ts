/** What the moderators' page says; the rest of it is the chat's. */
interface Words {
  title: (room: string) => string;
  notYours: string;
  byTheLink: string;
  byItself: string;
  toTheChat: string;
}

const en: Words = {
  title: (room) => `Moderating ${room}`,
  notYours: 'You are not a moderator of this room.',
  byTheLink: 'Open this page by the link that moderators are given: its end says who you are.',
  byItself: 'If the owner makes you a moderator now, it opens by itself.',
  toTheChat: 'Go to the chat',
};

const ko: Words = {
  title: (room) => `${room} 관리`,
  notYours: '이 채팅방의 매니저가 아니에요.',
  byTheLink: '매니저에게 주어진 링크로 열어 주세요. 누구인지 알려 주는 정보가 링크 끝에 들어 있어요.',
  byItself: '스트리머가 지금 매니저로 임명하면 저절로 열려요.',
  toTheChat: '채팅으로 가기',
};

const WORDS: Record<string, Words> = { en, ko };

/** @param language BCP 47 */
export const wordsIn = (language: string): Words => WORDS[language.split('-', 1)[0] ?? ''] ?? en;
