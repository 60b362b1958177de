import { nicknameSkeleton } from './nickname-skeleton.js';

const RESERVED =
  'admin administrator mod moderator staff official support system server root owner operator streamer streamside bot null undefined everyone here 운영자 운영진 운영팀 관리자 관리인 매니저 시스템 서버 공지 공식 방장 스트리머 고객센터 스트림사이드'.split(
    ' ',
  );

/** Tells the nicknames that nobody may take for himself: reserved words and their look-alikes, numbered or not. */
export class ReservedNicknames {
  private readonly skeletons: Set<string>;

  /** @param more words that the host reserves besides */
  constructor(more: readonly string[] = []) {
    this.skeletons = new Set([...RESERVED, ...more].map(nicknameSkeleton));
  }

  has(nickname: string): boolean {
    const unnumbered = nickname.replace(/(?<![\p{N}\p{P}\p{S}\s])[\p{N}\p{P}\p{S}\s]+$/u, '');
    return [nickname, unnumbered].some((form) => this.skeletons.has(nicknameSkeleton(form)));
  }
}
