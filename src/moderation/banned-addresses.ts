import { Inject, Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import type { AddressListReply, BannedAddress } from '../contract/moderation.js';
import { ChatStore } from '../store/chat-store.js';
import type { Sanction } from '../store/moderation-records.js';
import { backstageOf } from './backstage.js';
import { HOST, rankOf, type By } from './by.js';
import { addressTarget } from './standing.js';

/** Bans in one reply. */
const LISTED = 200;

/**
 * The addresses and ranges that moderators banned by what they are. Those that guests are kept out by with
 * whom they belong to are told to nobody.
 */
@Injectable()
export class BannedAddresses {
  constructor(@Inject(ChatStore) private readonly store: ChatStore) {}

  /** In force now, the latest first. @throws ChatError `forbidden`, `unavailable` */
  async list(room: string, by: By = HOST): Promise<AddressListReply> {
    if (by.person && rankOf(by.roles) === 0) throw new ChatError('forbidden');
    try {
      const { sanctions } = await this.store.moderation.standing(room);
      const bans = sanctions.filter(
        ({ target, kind }) => kind === 'ban' && target.startsWith(addressTarget('')),
      );
      const found = await Promise.all(bans.map((ban) => this.given(room, ban)));
      return {
        bans: found
          .flatMap((ban) => ban ?? [])
          .sort((a, b) => b.at - a.at)
          .slice(0, LISTED),
      };
    } catch (cause) {
      throw new ChatError('unavailable', { cause });
    }
  }

  /** What the action says was banned, where that is the address itself. */
  private async given(
    room: string,
    { action, target, reason }: Sanction,
  ): Promise<BannedAddress | undefined> {
    const done = await this.store.moderation.action(backstageOf(room), action);
    if (done?.address === undefined || addressTarget(done.address) !== target) return undefined;
    const { address, at, by } = done;
    return { address, at, ...(by && { by }), ...(reason !== undefined && { reason }) };
  }
}
