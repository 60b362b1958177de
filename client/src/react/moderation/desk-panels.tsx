import { PANELS } from './panels.js';
import { useReview } from './review/use-review.js';
import { useDeskWords } from './use-desk-words.js';

/** All panels of the desk, beside the chat. */
export function DeskPanels() {
  const words = useDeskWords();
  return (
    <section className="ss-desk-panels" aria-label={words.title}>
      {PANELS.map(({ id, title, Panel }) => (
        <section key={id} aria-label={title(words, 0)}>
          <h2>{id === 'review' ? <ReviewTitle /> : title(words, 0)}</h2>
          <Panel />
        </section>
      ))}
    </section>
  );
}

function ReviewTitle() {
  return useDeskWords().review.title(useReview().length);
}
