import type { CardReply, GrantedRole } from '../../../index.js';
import { useDeskWords } from '../use-desk-words.js';
import { useOwnDesk } from '../desk-context.js';
import { useSaid } from '../use-said.js';

interface Props {
  card: CardReply;
  nickname: string;
}

/** Moderators are made by owners, VIPs by moderators too. */
export function RoleDeeds({ card, nickname }: Props) {
  const { card: words } = useDeskWords();
  const { moderation, act } = useOwnDesk();
  const said = useSaid();
  const give = (role: GrantedRole | undefined, name: string) => (
    <button
      type="button"
      className="ss-quiet-button"
      onClick={() => void act(moderation.setRole({ user: card.user.id, role }), said('role', nickname))}
    >
      {name}
    </button>
  );
  const isModerator = card.role === 'moderator';
  return (
    <>
      {moderation.can.appoint &&
        (isModerator ? give(undefined, words.unmakeModerator) : give('moderator', words.makeModerator))}
      {!isModerator && (card.role === 'vip' ? give(undefined, words.unmakeVip) : give('vip', words.makeVip))}
    </>
  );
}
