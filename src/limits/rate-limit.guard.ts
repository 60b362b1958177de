import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { isModerator } from '../identity/identity.js';
import { viewerOf } from '../identity/viewer-of.js';
import { RecentSends } from '../messages/recent-sends.js';
import { RateLimits } from './rate-limits.js';

/** Keeps what a user sends within the limits, and in them an address. */
@Injectable()
export class SendLimitGuard implements CanActivate {
  constructor(
    private readonly limits: RateLimits,
    private readonly recent: RecentSends,
  ) {}

  async canActivate(context: ExecutionContext): Promise<true> {
    const { id, identity, address } = viewerOf(context);
    const { room, clientMsgId } = idsIn(context);
    if (this.recent.has(room, identity.id, clientMsgId)) await this.limits.ask(id);
    else await this.limits.send(identity.id, address, isModerator(identity, room));
    return true;
  }
}

/** Keeps what a connection asks for within the limits. */
@Injectable()
export class AskLimitGuard implements CanActivate {
  constructor(private readonly limits: RateLimits) {}

  async canActivate(context: ExecutionContext): Promise<true> {
    await this.limits.ask(viewerOf(context).id);
    return true;
  }
}

/** Guards run before the payload is validated: it may be anything. */
function idsIn(context: ExecutionContext): { room: string; clientMsgId: string } {
  const { room, clientMsgId } = (context.switchToWs().getData<unknown>() ?? {}) as Record<string, unknown>;
  return {
    room: typeof room === 'string' ? room : '',
    clientMsgId: typeof clientMsgId === 'string' ? clientMsgId : '',
  };
}
