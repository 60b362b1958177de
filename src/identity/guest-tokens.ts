import { createHmac } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { timeOf } from './identity.js';

/** Tells a guest's token from a host's before either is verified; each has a key of its own besides. */
export const GUEST_TOKEN_TYPE = 'streamside-guest+jwt';

/** Guests' ids begin so, and no member's does. */
export const GUEST_ID_PREFIX = 'guest:';

/** How long somebody stays the same guest without coming back; each token given starts it anew. */
const LIFETIME_MS = 180 * 24 * 3_600_000;

/** What makes a guest the same person in each tab, after a reload and after a restart. */
export class GuestTokens {
  private readonly key: Uint8Array;

  constructor(secret: string) {
    // Derived, so that a host that signs its own tokens with the secret cannot make a guest by mistake.
    this.key = createHmac('sha256', secret).update('streamside guest token').digest();
  }

  /**
   * @param since when the guest's first token was issued, in milliseconds since 1970. All that come after it say
   *   so: where one is void, so is each that it was exchanged for.
   */
  sign(id: string, nickname: string, since: number): Promise<string> {
    return new SignJWT({ name: nickname })
      .setProtectedHeader({ alg: 'HS256', typ: GUEST_TOKEN_TYPE })
      .setSubject(id)
      .setIssuedAt(Math.floor(since / 1000))
      .setExpirationTime(new Date(Date.now() + LIFETIME_MS))
      .sign(this.key);
  }

  /** @throws where it is not one that `sign` made with this secret, or too old */
  async verify(token: string): Promise<{ id: string; nickname: string; since: number | undefined }> {
    const { payload } = await jwtVerify<{ name: string }>(token, this.key, {
      algorithms: ['HS256'],
      typ: GUEST_TOKEN_TYPE,
      requiredClaims: ['sub', 'name', 'exp'],
    });
    return { id: payload.sub ?? '', nickname: payload.name, since: timeOf(payload.iat) };
  }
}
