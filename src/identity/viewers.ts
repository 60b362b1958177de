import { Injectable } from '@nestjs/common';
import { ExpiringMap } from '../limits/expiring-map.js';
import type { Viewer } from './viewer.js';

const REMEMBERED_MS = 3_600_000;

/**
 * The connections to this node whose user is somebody, by user: one person may have several tabs open.
 * Lurkers are not in it: nothing ties one of their connections to another.
 */
@Injectable()
export class Viewers {
  private readonly byUser = new Map<string, Set<Viewer>>();
  /** Where guests came from who are gone: one who is banned on leaving is to be kept out as well. */
  private readonly leftFrom = new ExpiringMap<string>();

  add(viewer: Viewer): void {
    if (viewer.identity.kind === 'lurker') return;
    const { id } = viewer.identity;
    const tabs = this.byUser.get(id);
    if (tabs) tabs.add(viewer);
    else this.byUser.set(id, new Set([viewer]));
  }

  remove(viewer: Viewer): void {
    const { id, kind } = viewer.identity;
    const now = performance.now();
    if (kind === 'guest') this.leftFrom.set(id, viewer.address, now + REMEMBERED_MS, now);
    const tabs = this.byUser.get(id);
    tabs?.delete(viewer);
    if (tabs?.size === 0) this.byUser.delete(id);
  }

  /** The user's connections. */
  of(userId: string): Viewer[] {
    return [...(this.byUser.get(userId) ?? [])];
  }

  /** Where a guest comes from, or came from within the last hour. */
  guestAddresses(userId: string): string[] {
    const guests = this.of(userId).filter(({ identity }) => identity.kind !== 'member');
    const left = this.leftFrom.get(userId, performance.now())?.value;
    return [...new Set([...guests.map(({ address }) => address), ...(left === undefined ? [] : [left])])];
  }

  /** The connections of the viewer's user, its own among them. */
  tabsOf(viewer: Viewer): Viewer[] {
    return [...(this.byUser.get(viewer.identity.id) ?? [viewer])];
  }
}
