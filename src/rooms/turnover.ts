/** Who came into a room and who left it since it was last asked; whoever did both did neither. */
export class Turnover {
  private readonly joined = new Map<string, string>();
  private readonly left = new Map<string, string>();
  /** Whether the number of viewers may have changed: nameless ones count too. */
  private moved = false;

  /** @param nickname absent for a viewer who has none, or who has another tab in the room */
  join(userId: string, nickname: string | undefined): void {
    this.moved = true;
    if (nickname !== undefined && !this.left.delete(userId)) this.joined.set(userId, nickname);
  }

  leave(userId: string, nickname: string | undefined): void {
    this.moved = true;
    if (nickname !== undefined && !this.joined.delete(userId)) this.left.set(userId, nickname);
  }

  /** What happened since the call before; undefined where nothing did. */
  take(): { joined: string[]; left: string[] } | undefined {
    if (!this.moved) return undefined;
    const names = { joined: [...this.joined.values()], left: [...this.left.values()] };
    this.joined.clear();
    this.left.clear();
    this.moved = false;
    return names;
  }
}
