import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Feed } from '../feed/feed.js';
import { viewerOf } from '../identity/viewer-of.js';
import type { Viewer } from '../identity/viewer.js';
import { Roles } from '../moderation/roles.js';
import { RateLimits } from './rate-limits.js';

/** Keeps what a user sends within the limits, and in them an address. */
@Injectable()
export class SendLimitGuard implements CanActivate {
  constructor(
    private readonly limits: RateLimits,
    private readonly feed: Feed,
    private readonly roles: Roles,
  ) {}

  async canActivate(context: ExecutionContext): Promise<true> {
    const viewer = viewerOf(context);
    const ids = idsIn(context);
    try {
      await this.limits.send(
        viewer.identity.id,
        viewer.address,
        this.roles.can(viewer.identity, ids.room, 'moderate'),
      );
    } catch (refusal) {
      if (!(await this.isRetry(viewer, ids))) throw refusal;
    }
    return true;
  }

  /** Whoever lost the ack of what is committed asks for it alone. To look that up is limited as asking is. */
  private async isRetry({ id, identity }: Viewer, { room, clientMsgId }: Ids): Promise<boolean> {
    try {
      this.limits.ask(id);
    } catch {
      return false;
    }
    return (await this.feed.sent(room, identity.id, clientMsgId)) !== undefined;
  }
}

/** Keeps what a connection asks for within the limits. */
@Injectable()
export class AskLimitGuard implements CanActivate {
  constructor(private readonly limits: RateLimits) {}

  canActivate(context: ExecutionContext): true {
    this.limits.ask(viewerOf(context).id);
    return true;
  }
}

interface Ids {
  room: string;
  clientMsgId: string;
}

/** Guards run before the payload is validated: it may be anything. */
function idsIn(context: ExecutionContext): Ids {
  const { room, clientMsgId } = (context.switchToWs().getData<unknown>() ?? {}) as Record<string, unknown>;
  return {
    room: typeof room === 'string' ? room : '',
    clientMsgId: typeof clientMsgId === 'string' ? clientMsgId : '',
  };
}
