/** What the server that serves a page tells it. */
export interface Settings {
  /** Of Socket.IO. */
  path: string;
  namespace: string;
  /** Origins, besides the page's own, that may have it in a frame and speak with it. */
  frameAncestors: readonly string[];
}

export function readSettings(): Settings {
  const meta = document.querySelector<HTMLMetaElement>('meta[name=streamside]');
  return JSON.parse(meta?.content ?? '') as Settings;
}
