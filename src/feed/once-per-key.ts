/** Work that is not done twice at once for one key: whoever asks while it is under way gets its outcome. */
export class OncePerKey<Key, Outcome> {
  private readonly underWay = new Map<Key, Promise<Outcome>>();

  run(key: Key, work: () => Promise<Outcome>): Promise<Outcome> {
    const running = this.underWay.get(key);
    if (running) return running;
    const promise = work().finally(() => this.underWay.delete(key));
    this.underWay.set(key, promise);
    return promise;
  }
}
