import { LanguageProvider, useChosenLanguage, useLanguage } from '../language/language.js';
import { LiveChat, type LiveChatProps } from '../live-chat.js';
import { useDesk } from './desk-context.js';
import { Moderated } from './moderated.js';
import { PANELS } from './panels.js';
import { useReview } from './review/use-review.js';

/**
 * A room's chat with all that its moderators need beside it. Takes what `LiveChat` takes, and is no more
 * than that to whoever may not moderate. Give it a height, and a width of 700 px or more.
 */
export function ModeratorDesk(props: LiveChatProps) {
  const spoken = useChosenLanguage(props.language, props.strings);
  return (
    <LanguageProvider value={spoken}>
      <Moderated room={props.room} hasPanels>
        <div className="streamside ss-desk" lang={spoken.code} data-theme={props.theme}>
          <LiveChat {...props} />
          <Panels />
        </div>
      </Moderated>
    </LanguageProvider>
  );
}

function Panels() {
  const { moderation: words } = useLanguage().strings;
  if (!useDesk()) return null;
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
  const { review } = useLanguage().strings.moderation;
  return review.title(useReview().length);
}
