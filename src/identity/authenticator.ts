import { Inject, Injectable } from '@nestjs/common';
import { decodeProtectedHeader } from 'jose';
import { nanoid } from 'nanoid';
import { ChatError } from '../chat/chat-error.js';
import { CHAT_OPTIONS, type ChatOptions } from '../chat/chat-options.js';
import { baseFilter } from '../filters/base-filter.js';
import { GUEST_ID_PREFIX, GUEST_TOKEN_TYPE, GuestTokens } from './guest-tokens.js';
import { NO_CLAIMS } from './host-claims.js';
import type { Identity } from './identity.js';
import { MemberTokens } from './member-tokens.js';
import { cleanNickname } from './nickname-rules.js';
import { Revocations } from '../sessions/revocations.js';
import { ReservedNicknames } from './reserved-nicknames.js';

/** Who somebody is, by what was given in the handshake. */
@Injectable()
export class Authenticator {
  private readonly guests: GuestTokens;
  private readonly members: MemberTokens;
  private readonly reserved: ReservedNicknames;

  constructor(
    @Inject(CHAT_OPTIONS) options: ChatOptions,
    private readonly revocations: Revocations,
  ) {
    this.guests = new GuestTokens(options.auth.secret);
    this.members = new MemberTokens(options.auth);
    this.reserved = new ReservedNicknames(options.reservedNicknames);
  }

  /**
   * @param auth the handshake's, unchecked
   * @throws ChatError `unauthorized` for a token that is not good, `nickname_invalid`, `bad_request`
   */
  async identify({ token, nickname }: { token?: unknown; nickname?: unknown }): Promise<Identity> {
    const identity = token === undefined || token === null ? lurker() : await this.identifyToken(token);
    if (this.revocations.voids(identity))
      throw new ChatError('unauthorized', { message: 'The token was revoked.' });
    if (nickname === undefined || nickname === null || identity.vouched) return identity;
    if (typeof nickname !== 'string')
      throw new ChatError('bad_request', { message: 'nickname has to be a string.' });
    return named(identity, this.allowNickname(nickname));
  }

  /** The nickname as it will be shown. @throws ChatError `nickname_invalid` where nobody may choose it */
  allowNickname(raw: string): string {
    const nickname = cleanNickname(raw);
    if (this.reserved.has(nickname))
      throw new ChatError('nickname_invalid', { message: 'That nickname is reserved.' });
    if (baseFilter.find(nickname).length > 0)
      throw new ChatError('nickname_invalid', { message: 'That nickname offends people.' });
    return nickname;
  }

  /** The token with which a guest will be the same guest again; members come back with their host's. */
  async guestToken({ id, kind, nickname, token }: Identity): Promise<string | undefined> {
    if (kind !== 'guest' || nickname === undefined) return undefined;
    return this.guests.sign(id, nickname, token.issuedAt ?? Date.now());
  }

  private async identifyToken(token: unknown): Promise<Identity> {
    try {
      if (typeof token !== 'string') throw new TypeError('a token is a string');
      if (decodeProtectedHeader(token).typ !== GUEST_TOKEN_TYPE) return await this.members.verify(token);
      const { id, nickname, since } = await this.guests.verify(token);
      return named({ ...lurker(), id, token: { issuedAt: since, expiresAt: undefined } }, nickname);
    } catch (cause) {
      throw new ChatError('unauthorized', { cause });
    }
  }
}

function lurker(): Identity {
  return {
    id: GUEST_ID_PREFIX + nanoid(),
    kind: 'lurker',
    nickname: undefined,
    vouched: false,
    color: undefined,
    badges: [],
    roles: [],
    roleRooms: undefined,
    claims: NO_CLAIMS,
    token: { issuedAt: Date.now(), expiresAt: undefined },
  };
}

/** A lurker with a nickname is a guest; a member stays one. */
function named(identity: Identity, nickname: string): Identity {
  return { ...identity, kind: identity.kind === 'lurker' ? 'guest' : identity.kind, nickname };
}
