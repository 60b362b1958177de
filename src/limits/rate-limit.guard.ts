import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { isModerator } from '../identity/identity.js';
import { viewerOf } from '../identity/viewer-of.js';
import { RateLimits } from './rate-limits.js';

/** Keeps what a user sends within the limits, and in them an address. */
@Injectable()
export class SendLimitGuard implements CanActivate {
  constructor(private readonly limits: RateLimits) {}

  async canActivate(context: ExecutionContext): Promise<true> {
    const { identity, address } = viewerOf(context);
    await this.limits.send(identity.id, address, isModerator(identity, roomIn(context)));
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
function roomIn(context: ExecutionContext): string {
  const payload: unknown = context.switchToWs().getData();
  if (typeof payload !== 'object' || payload === null || !('room' in payload)) return '';
  return typeof payload.room === 'string' ? payload.room : '';
}
