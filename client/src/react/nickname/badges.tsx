import type { Author } from '../../index.js';
import { useSetting } from '../setting.js';

export function Badges({ user }: { user: Pick<Author, 'roles' | 'badges'> }) {
  const { Badge } = useSetting().parts;
  return [...user.roles, ...user.badges].map((badge) => <Badge badge={badge} key={badge} />);
}
