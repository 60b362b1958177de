import type { JSX } from 'react';
import { ModeratorIcon, OwnerIcon, VipIcon } from '../icons.js';
import { useLanguage } from '../language/language.js';
import type { BadgeProps } from '../parts.js';

const ICONS = { owner: OwnerIcon, moderator: ModeratorIcon, vip: VipIcon };

const hasIcon = (badge: string): badge is keyof typeof ICONS => Object.hasOwn(ICONS, badge);

/** A plain member is not set apart. */
export function Badge({ badge }: BadgeProps): JSX.Element | null {
  const { strings } = useLanguage();
  if (badge === 'member') return null;
  if (!hasIcon(badge)) return <span className="ss-badge-text">{badge}</span>;
  const Icon = ICONS[badge];
  const name = strings.list.roles[badge];
  return (
    <span className={`ss-badge ss-${badge}`} role="img" aria-label={name} title={name}>
      <Icon />
    </span>
  );
}
