import type { Person } from '../../../index.js';
import { Dialog } from '../../dialog.js';
import { useLanguage } from '../../language/language.js';
import { useDeskWords } from '../use-desk-words.js';
import { OutcomeBar } from '../outcome-bar.js';
import { CardDeeds } from './card-deeds.js';
import { CardHistory } from './card-history.js';
import { CardStanding } from './card-standing.js';
import { useCard } from './use-card.js';

interface Props {
  user: Person;
  onClosed: () => void;
}

/** All that one needs to know of somebody to decide, and all that one can do. */
export function UserCard({ user, onClosed }: Props) {
  const words = useDeskWords();
  const { list } = useLanguage().strings;
  const card = useCard(user.id);
  const nickname = card?.user.nickname ?? user.nickname ?? list.somebody;
  return (
    <Dialog title={words.card.title(nickname)} className="ss-wide-dialog" onClosed={onClosed}>
      {(close) => (
        <div className="ss-card">
          {card ? (
            <>
              <CardStanding card={card} />
              <CardDeeds card={card} nickname={nickname} />
              <OutcomeBar />
              <CardHistory card={card} />
            </>
          ) : (
            <p className="ss-hint">{words.loading}</p>
          )}
          <div className="ss-dialog-buttons">
            <button type="button" className="ss-quiet-button" onClick={close}>
              {words.close}
            </button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
