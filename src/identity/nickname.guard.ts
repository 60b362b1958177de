import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { viewerOf } from './viewer-of.js';
import { NicknamesService } from './nicknames.service.js';

/**
 * Gives a viewer a nickname when it first does something that needs one. Guards do not run on connect
 * but on every message, so the second time changes nothing.
 */
@Injectable()
export class NicknameGuard implements CanActivate {
  constructor(private readonly nicknames: NicknamesService) {}

  async canActivate(context: ExecutionContext): Promise<true> {
    await this.nicknames.ensure(viewerOf(context));
    return true;
  }
}
