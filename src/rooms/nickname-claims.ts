import { nicknameSkeleton } from '../identity/nickname-skeleton.js';

/** Who goes by which nickname in a room: no two people by ones that look alike. */
export class NicknameClaims {
  private readonly holders = new Map<string, string>();

  /** Whether the user may go by it: nobody else does. */
  isFree(nickname: string, userId: string): boolean {
    return (this.holders.get(nicknameSkeleton(nickname)) ?? userId) === userId;
  }

  /**
   * Makes the nickname the user's, where it is free or `vouched` for: a guest who had it before cannot
   * go on under the name of somebody whom the host knows.
   * @returns whether it is the user's now
   */
  claim(nickname: string, userId: string, vouched: boolean): boolean {
    if (!vouched && !this.isFree(nickname, userId)) return false;
    this.holders.set(nicknameSkeleton(nickname), userId);
    return true;
  }

  release(nickname: string, userId: string): void {
    const skeleton = nicknameSkeleton(nickname);
    if (this.holders.get(skeleton) === userId) this.holders.delete(skeleton);
  }
}
