import { nicknameSkeleton } from '../identity/nickname-skeleton.js';

export interface Claim {
  readonly skeleton: string;
  readonly userId: string;
  /** Until when other nodes leave it to the user, as `performance.now()` tells the time; 0: they do not know of it. */
  keptUntil: number;
}

/** Who of this node goes by which nickname in a room: no two people by ones that look alike. */
export class NicknameClaims {
  private readonly claims = new Map<string, Claim>();

  /**
   * Makes the nickname the user's, where it is free or `vouched` for: a guest who had it before cannot
   * go on under the name of somebody whom the host knows. Undefined where it is somebody else's.
   */
  claim(nickname: string, userId: string, vouched: boolean): Claim | undefined {
    const skeleton = nicknameSkeleton(nickname);
    const held = this.claims.get(skeleton);
    if (held?.userId === userId) return held;
    if (held && !vouched) return undefined;
    const claim = { skeleton, userId, keptUntil: 0 };
    this.claims.set(skeleton, claim);
    return claim;
  }

  /** @returns the claim that it was; undefined where it was somebody else's or nobody's */
  release(nickname: string, userId: string): Claim | undefined {
    const skeleton = nicknameSkeleton(nickname);
    const held = this.claims.get(skeleton);
    if (held?.userId !== userId) return undefined;
    this.claims.delete(skeleton);
    return held;
  }

  /** Whether it is still in force. */
  has(claim: Claim): boolean {
    return this.claims.get(claim.skeleton) === claim;
  }

  /** Those that other nodes know of, or did. */
  get known(): Claim[] {
    return [...this.claims.values()].filter(({ keptUntil }) => keptUntil > 0);
  }
}
