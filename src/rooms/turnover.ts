/** User ids with the nicknames of who came and went. */
export interface Comings {
  joined: [string, string][];
  left: [string, string][];
}

/** Who came into a room and who left it since it was last asked; whoever did both did neither. */
export class Turnover {
  private readonly here = new Ledger();
  private readonly everywhere = new Ledger();
  /** Whether the number of viewers may have changed: nameless ones count too. */
  private moved = false;

  /** @param nickname absent for a viewer who has none, or who has another tab in the room */
  join(userId: string, nickname: string | undefined): void {
    this.moved = true;
    if (nickname === undefined) return;
    this.here.join(userId, nickname);
    this.everywhere.join(userId, nickname);
  }

  leave(userId: string, nickname: string | undefined): void {
    this.moved = true;
    if (nickname === undefined) return;
    this.here.leave(userId, nickname);
    this.everywhere.leave(userId, nickname);
  }

  /** The same of another node, as it told it. */
  hear({ joined = [], left = [] }: Partial<Comings>): void {
    for (const [userId, nickname] of joined) this.everywhere.join(userId, nickname);
    for (const [userId, nickname] of left) this.everywhere.leave(userId, nickname);
    this.moved ||= joined.length + left.length > 0;
  }

  /** What happened since the call before, on this node and on all; undefined where nothing did. */
  take(): { here: Comings; everywhere: Comings } | undefined {
    if (!this.moved) return undefined;
    this.moved = false;
    return { here: this.here.take(), everywhere: this.everywhere.take() };
  }
}

class Ledger {
  private readonly joined = new Map<string, string>();
  private readonly left = new Map<string, string>();

  join(userId: string, nickname: string): void {
    if (!this.left.delete(userId)) this.joined.set(userId, nickname);
  }

  leave(userId: string, nickname: string): void {
    if (!this.joined.delete(userId)) this.left.set(userId, nickname);
  }

  take(): Comings {
    const comings = { joined: [...this.joined], left: [...this.left] };
    this.joined.clear();
    this.left.clear();
    return comings;
  }
}
