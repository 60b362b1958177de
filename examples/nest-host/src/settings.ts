import { randomBytes } from 'node:crypto';
import { Module } from '@nestjs/common';

/** Secrets that are not set are others after a restart: everybody signs in again then. */
const random = () => randomBytes(32).toString('hex');

export class Settings {
  readonly sessionSecret = process.env.SESSION_SECRET ?? random();
  readonly chatSecret = process.env.CHAT_SECRET ?? random();
  readonly chatDatabase = process.env.CHAT_DATABASE ?? 'sqlite:data/chat.db';
  /** Cookies that only travel over TLS, which a laptop does not have. */
  readonly secureCookies = process.env.NODE_ENV === 'production';
}

@Module({ providers: [Settings], exports: [Settings] })
export class SettingsModule {}
