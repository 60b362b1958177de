import { LanguageProvider, useChosenLanguage } from '../language/language.js';
import { LiveChat, type LiveChatProps } from '../live-chat.js';
import { useTools } from './desk-context.js';
import { Moderated } from './moderated.js';

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
  const tools = useTools();
  return tools ? <tools.DeskPanels /> : null;
}
