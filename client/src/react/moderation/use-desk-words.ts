import { primary, useLanguage } from '../language/language.js';
import { moderationEn, type ModerationStrings } from '../language/moderation.en.js';
import { moderationKo } from '../language/moderation.ko.js';

const SPOKEN: Record<string, ModerationStrings> = { en: moderationEn, ko: moderationKo };

/** The words of the moderators' tools, which no viewer loads. */
export function useDeskWords(): ModerationStrings {
  const { code, strings } = useLanguage();
  return strings.moderation ?? SPOKEN[primary(code)] ?? moderationEn;
}
