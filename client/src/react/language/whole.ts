import { en as viewersEn, type ViewerStrings } from './en.js';
import { ko as viewersKo } from './ko.js';
import { moderationEn, type ModerationStrings } from './moderation.en.js';
import { moderationKo } from './moderation.ko.js';

/** All words of a language, the moderators' among them. */
export type Strings = ViewerStrings & { moderation: ModerationStrings };

export const en: Strings = { ...viewersEn, moderation: moderationEn };
export const ko: Strings = { ...viewersKo, moderation: moderationKo };
