import type { ChatError } from '../chat/chat-error.js';
import type { Role, RoomModes } from '../contract/wire.js';
import type { HostClaims } from '../identity/host-claims.js';
import { capabilitiesOf, rolesIn, type Identity } from '../identity/identity.js';
import { modesFor, mustKeepTo } from './mode-rules.js';

const NOW = Date.UTC(2026, 10, 21);
const MINUTE = 60_000;
/** As claims have it. */
const ago = (minutes: number) => NOW / 1000 - minutes * 60;

const somebody = (more: Partial<Identity> = {}): Identity => ({
  id: 'a',
  kind: 'member',
  nickname: 'A',
  vouched: true,
  color: undefined,
  badges: [],
  roles: [],
  roleRooms: undefined,
  claims: {},
  token: { issuedAt: NOW, expiresAt: undefined },
  ...more,
});

const canOf = (identity: Identity) => capabilitiesOf(rolesIn(identity, 'lobby'), identity.vouched);

function refusal(modes: RoomModes, identity: Identity, text = 'hello') {
  try {
    mustKeepTo(modesFor(canOf(identity), modes), { identity, room: 'lobby', text }, NOW);
    return undefined;
  } catch (error) {
    const { code, retryAfterMs } = error as ChatError;
    return retryAfterMs === undefined ? code : { code, retryAfterMs };
  }
}

const claiming = (claims: HostClaims, more: Partial<Identity> = {}) => somebody({ claims, ...more });

describe('who may write', () => {
  it.each<[string, RoomModes, Identity, unknown]>([
    ['nobody in a frozen room', { frozen: true }, somebody(), 'frozen'],
    ['a member among members', { membersOnly: true }, somebody(), undefined],
    ['no guest among members', { membersOnly: true }, somebody({ kind: 'guest' }), 'members_only'],
    ['a subscriber', { subscribersOnly: true }, claiming({ subscriber: true }), undefined],
    ['a subscriber of the room', { subscribersOnly: true }, claiming({ subscriber: ['lobby'] }), undefined],
    ['none of another', { subscribersOnly: true }, claiming({ subscriber: ['x'] }), 'subscribers_only'],
    [
      'no subscriber that was',
      { subscribersOnly: true },
      claiming({ subscriber: false }),
      'subscribers_only',
    ],
    [
      'no subscriber by a token for another room',
      { subscribersOnly: true },
      claiming({ subscriber: true }, { roleRooms: ['x'] }),
      'subscribers_only',
    ],
    ['nobody of whom the host says nothing', { subscribersOnly: true }, somebody(), 'subscribers_only'],
    ['a follower', { followersOnly: 0 }, claiming({ followingSince: ago(0) }), undefined],
    ['a follower by a faster clock', { followersOnly: 0 }, claiming({ followingSince: ago(-5) }), undefined],
    ['no one else', { followersOnly: 0 }, somebody(), 'followers_only'],
    ['a follower for long enough', { followersOnly: 10 }, claiming({ followingSince: ago(10) }), undefined],
    [
      'a follower by and by',
      { followersOnly: 10 },
      claiming({ followingSince: ago(9) }),
      { code: 'followers_only', retryAfterMs: MINUTE },
    ],
    ['a follower of the room', { followersOnly: 1 }, claiming({ followingSince: { lobby: 0 } }), undefined],
    ['none of another', { followersOnly: 1 }, claiming({ followingSince: { x: 0 } }), 'followers_only'],
    [
      'no follower by a token for another room',
      { followersOnly: 1 },
      claiming({ followingSince: 0 }, { roleRooms: ['x'] }),
      'followers_only',
    ],
    ['an account of some age', { newAccounts: 60 }, claiming({ createdAt: ago(60) }), undefined],
    [
      'a new account by and by',
      { newAccounts: 60 },
      claiming({ createdAt: ago(30) }),
      { code: 'account_too_new', retryAfterMs: 30 * MINUTE },
    ],
    ['no guest', { newAccounts: 1 }, somebody({ kind: 'guest' }), 'account_too_new'],
  ])('%s', (_who, modes, identity, refused) => expect(refusal(modes, identity)).toEqual(refused));

  it('is asked before what is written', () =>
    expect(refusal({ noLinks: true, membersOnly: true }, somebody({ kind: 'guest' }), 'a.com')).toBe(
      'members_only',
    ));
});

describe('what may be written', () => {
  it.each<[RoomModes, string, unknown]>([
    [{ emoteOnly: true }, '😂 :wave:', undefined],
    [{ emoteOnly: true }, '😂 hi', 'emote_only'],
    [{ noLinks: true }, 'e.g. 3.5', undefined],
    [{ noLinks: true }, 'evil．com', 'links_not_allowed'],
    [{}, 'evil.com', undefined],
  ])('under %j: %j', (modes, text, refused) => expect(refusal(modes, somebody(), text)).toBe(refused));
});

describe('who a mode does not hold for', () => {
  const all: RoomModes = {
    slow: 30,
    frozen: true,
    membersOnly: true,
    followersOnly: 10,
    subscribersOnly: true,
    emoteOnly: true,
    unique: true,
    noLinks: true,
    newAccounts: 60,
  };
  const held = (role: Role, roleRooms?: string[]) =>
    Object.keys(modesFor(canOf(somebody({ roles: [role], roleRooms })), all));

  it('is whoever runs the room, for each of them', () => {
    expect(held('owner')).toEqual([]);
    expect(held('moderator', ['lobby'])).toEqual([]);
  });

  it('is a VIP, but for what harms the room whoever does it', () =>
    expect(held('vip')).toEqual(['frozen', 'unique', 'noLinks']));

  it('is nobody else, and nobody by a role in another room', () => {
    expect(held('member')).toEqual(Object.keys(all));
    expect(held('owner', ['elsewhere'])).toEqual(Object.keys(all));
  });
});
