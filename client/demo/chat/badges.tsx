import type { Author, Role } from '../../src/index.js';
import { ModeratorIcon, OwnerIcon, VipIcon } from '../icons.js';
import { strings } from '../language/language.js';

/** A plain member is not set apart. */
const ICONS: Partial<Record<Role, () => React.JSX.Element>> = {
  owner: OwnerIcon,
  moderator: ModeratorIcon,
  vip: VipIcon,
};

export function Badges({ user }: { user: Pick<Author, 'roles' | 'badges'> }) {
  return (
    <>
      {user.roles.map((role) => {
        const Icon = ICONS[role];
        const name = strings.list.roles[role];
        return (
          Icon && (
            <span className={`badge ${role}`} key={role} role="img" aria-label={name} title={name}>
              <Icon />
            </span>
          )
        );
      })}
      {user.badges.map((badge) => (
        <span className="badge-text" key={badge}>
          {badge}
        </span>
      ))}
    </>
  );
}
