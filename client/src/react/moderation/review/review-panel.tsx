import type { HeldEvent } from '../../../index.js';
import { useDeskWords } from '../use-desk-words.js';
import { Nickname } from '../../nickname/nickname.js';
import { useOwnDesk } from '../desk-context.js';
import { useSaid } from '../use-said.js';
import { useReview } from './use-review.js';

/** Messages that nobody sees before a moderator has. */
export function ReviewPanel() {
  const { review: words } = useDeskWords();
  const held = useReview();
  if (held.length === 0) return <p className="ss-hint">{words.empty}</p>;
  return (
    <ol className="ss-card-list">
      {held.map((message) => (
        <HeldMessage key={message.id} message={message} />
      ))}
    </ol>
  );
}

function HeldMessage({ message: { id, user, text, why } }: { message: HeldEvent }) {
  const { review: words } = useDeskWords();
  const { moderation, act, showCard } = useOwnDesk();
  const said = useSaid();
  const { nickname } = user;
  const decide = (decision: 'allow' | 'refuse') => () =>
    void act(moderation.decide({ held: id, decision }), said(decision, nickname));
  return (
    <li className="ss-held">
      <p>
        <button
          type="button"
          className="ss-name-button"
          onClick={({ currentTarget }) => showCard(user, currentTarget)}
        >
          <Nickname user={user}>{nickname}</Nickname>
        </button>{' '}
        {text}
      </p>
      <p className="ss-hint">{words.why(why)}</p>
      <div className="ss-buttons">
        <button
          type="button"
          className="ss-main-button"
          aria-label={words.allowOf(nickname)}
          onClick={decide('allow')}
        >
          {words.allow}
        </button>
        <button
          type="button"
          className="ss-quiet-button"
          aria-label={words.refuseOf(nickname)}
          onClick={decide('refuse')}
        >
          {words.refuse}
        </button>
      </div>
    </li>
  );
}
