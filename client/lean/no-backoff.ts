/** What Socket.IO's client waits by where it reconnects by itself: here `Connection` decides when. */
export class Backoff {
  reset(): void {}
}
