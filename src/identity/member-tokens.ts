import { createPublicKey, type KeyObject } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey, type JWTVerifyOptions } from 'jose';
import { z } from 'zod';
import type { ChatOptions } from '../chat/chat-options.js';
import { GUEST_ID_PREFIX } from './guest-tokens.js';
import { hostClaimsSchema } from './host-claims.js';
import { timeOf, type Identity } from './identity.js';

const plain = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^\P{C}+$/u);

const claimsSchema = z.object({
  ...hostClaimsSchema.shape,
  sub: plain(128).refine((sub) => !sub.startsWith(GUEST_ID_PREFIX)),
  name: plain(64).optional(),
  roles: z.array(z.enum(['owner', 'moderator', 'vip', 'member'])).default([]),
  rooms: z.array(z.string()).optional(),
  badges: z.array(plain(32)).max(16).default([]),
  color: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .optional(),
});

interface Verifier {
  key: Uint8Array | KeyObject | JWTVerifyGetKey;
  algorithms: string[];
}

const REQUIRED = ['sub', 'exp'];

const ASYMMETRIC = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** Reads the tokens with which the host app says who its members are. */
export class MemberTokens {
  private readonly key: Verifier['key'];
  private readonly options: JWTVerifyOptions;

  constructor(auth: ChatOptions['auth']) {
    const { key, algorithms } = verifierOf(auth);
    const { audience, issuer } = auth;
    this.key = key;
    this.options = {
      algorithms,
      requiredClaims: REQUIRED,
      ...(audience !== undefined && { audience }),
      ...(issuer !== undefined && { issuer }),
    };
  }

  /**
   * @throws where it is not signed by the host, or for somebody else; has expired, or has no `exp`; or its claims
   * are malformed
   */
  async verify(token: string): Promise<Identity> {
    const { key, options } = this;
    // jose takes a key or a function that finds one, but not the union of both.
    const { payload } =
      typeof key === 'function' ? await jwtVerify(token, key, options) : await jwtVerify(token, key, options);
    const { sub, name, roles, rooms, badges, color, ...claims } = claimsSchema.parse(payload);
    return {
      id: sub,
      kind: 'member',
      nickname: name,
      vouched: name !== undefined,
      roles,
      roleRooms: rooms,
      badges,
      color,
      claims,
      token: { issuedAt: timeOf(payload.iat), expiresAt: timeOf(payload.exp) },
    };
  }
}

/** Never both kinds: a public key that were also taken for a shared secret would let everybody sign. */
function verifierOf({ secret, publicKey, jwksUrl }: ChatOptions['auth']): Verifier {
  if (jwksUrl !== undefined) return { key: createRemoteJWKSet(new URL(jwksUrl)), algorithms: ASYMMETRIC };
  if (publicKey !== undefined) return { key: createPublicKey(publicKey), algorithms: ASYMMETRIC };
  return { key: new TextEncoder().encode(secret), algorithms: ['HS256'] };
}
