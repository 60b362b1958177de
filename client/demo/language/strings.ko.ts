import type { PageStrings } from './strings.en.js';

export const ko: PageStrings = {
  page: { stream: '방송', skip: '채팅으로 건너뛰기', theme: '어두운 화면과 밝은 화면 바꾸기' },
  asGuest: '게스트로 계속하기',
  stream: {
    title: '강변의 밤 — 느린 불빛, 늦은 전철, 그리고 오로라',
    streamer: '강변라디오',
    tags: ['잔잔한', '야경', '실시간으로 그리는 영상'],
    live: 'LIVE',
    viewers: (count) => `${count}명 시청 중`,
    elapsed: '방송 시간',
    play: '재생',
    pause: '일시정지',
    fullscreen: '전체 화면',
    share: '링크 복사',
    shared: '복사했어요',
    about: '방송 정보',
    aboutText:
      '내려받는 영상이 없어요. 이 페이지가 화면을 직접 그려서 실시간 방송으로 재생합니다. 다른 탭이나 휴대폰에서 함께 열고 이야기해 보세요.',
    video: '실시간으로 그리는 강변 도시의 밤',
  },
};
