import { Inject, Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import type { ActionEvent, AddressListReply, BannedAddress } from '../contract/moderation.js';
import { ChatStore } from '../store/chat-store.js';
import { backstageOf } from './backstage.js';
import { HOST, rankOf, type By } from './by.js';

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
    const { moderation } = this.store;
    const actions = await moderation.addressBans(room, backstageOf(room), LISTED).catch((cause: unknown) => {
      throw new ChatError('unavailable', { cause });
    });
    // One that was banned again is listed once, as it was last.
    const byAddress = new Map(actions.reverse().map((action) => [action.address, action]));
    return { bans: [...byAddress.values()].sort((a, b) => b.seq - a.seq).flatMap(bannedBy) };
  }
}

function bannedBy({ address, at, by, reason }: ActionEvent): BannedAddress[] {
  if (address === undefined) return [];
  return [{ address, at, ...(by && { by }), ...(reason !== undefined && { reason }) }];
}
