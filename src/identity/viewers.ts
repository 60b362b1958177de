import { Injectable } from '@nestjs/common';
import type { Viewer } from './viewer.js';

/**
 * The connections to this node whose user is somebody, by user: one person may have several tabs open.
 * Lurkers are not in it: nothing ties one of their connections to another.
 */
@Injectable()
export class Viewers {
  private readonly byUser = new Map<string, Set<Viewer>>();

  add(viewer: Viewer): void {
    if (viewer.identity.kind === 'lurker') return;
    const { id } = viewer.identity;
    const tabs = this.byUser.get(id);
    if (tabs) tabs.add(viewer);
    else this.byUser.set(id, new Set([viewer]));
  }

  remove(viewer: Viewer): void {
    const { id } = viewer.identity;
    const tabs = this.byUser.get(id);
    tabs?.delete(viewer);
    if (tabs?.size === 0) this.byUser.delete(id);
  }

  /** The connections of the viewer's user, its own among them. */
  tabsOf(viewer: Viewer): Viewer[] {
    return [...(this.byUser.get(viewer.identity.id) ?? [viewer])];
  }

  /** The user's connections. */
  of(user: string): Viewer[] {
    return [...(this.byUser.get(user) ?? [])];
  }
}
