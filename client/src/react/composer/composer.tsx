import { useId, type KeyboardEvent } from 'react';
import { useRoomPart } from '../hooks/use-room.js';
import { useStatus } from '../hooks/use-status.js';
import { useLanguage } from '../language/language.js';
import { Identity } from '../nickname/identity.js';
import type { ComposerProps } from '../parts.js';
import { useSetting } from '../setting.js';
import { CharactersLeft } from './characters-left.js';
import { CompletionList, optionId } from './completion-list.js';
import { ModeNote } from './mode-note.js';
import { RefusalNote } from './refusal-note.js';
import { ReplyBanner } from './reply-banner.js';
import { SendButton } from './send-button.js';
import { Shortcuts } from './shortcuts.js';
import { useCompletion } from './use-completion.js';
import { useDraft } from './use-draft.js';
import { useEnterToSend } from './use-enter-to-send.js';
import { useRefusal } from './use-refusal.js';
import { codePoints, useSending } from './use-sending.js';

export function Composer({ replyTo, onReplyTo, field, onSent, onUp }: ComposerProps) {
  const { strings } = useLanguage();
  const { room } = useSetting();
  const { limits, you } = useStatus();
  const youHere = useRoomPart(room, (snapshot) => snapshot.you);
  const closed = useRoomPart(room, (snapshot) => snapshot.room?.open === false);
  const ids = { refusal: useId(), completions: useId() };
  const [draft, change] = useDraft(room);
  const completion = useCompletion(field, change);
  const { refusal, seconds, refuse, writing, forget } = useRefusal(room);
  const onSending = () => {
    forget();
    completion.close();
    onSent();
  };
  const send = useSending({ room, limits, replyTo, change, onReplyTo, refuse, onSending });
  // From the field, not from the state: it is what the viewer sees, to the last syllable.
  const submit = () => {
    if (seconds === 0 && !closed) send(field.current?.value.trim() ?? '');
    field.current?.focus();
  };
  useEnterToSend(field, () => completion.takeChosen() || submit());

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (completion.onKeyDown(event) || event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onReplyTo(undefined);
    if (event.key !== 'ArrowUp' || event.currentTarget.value) return;
    event.preventDefault();
    onUp();
  };

  const { offer } = completion;
  const text = draft.trim();
  const left = (limits?.text ?? Infinity) - codePoints(text);
  return (
    <div className="ss-composer" part="composer">
      {replyTo && <ReplyBanner event={replyTo} onCancel={() => onReplyTo(undefined)} />}
      <RefusalNote id={ids.refusal} refusal={refusal} seconds={seconds} />
      {offer && <CompletionList id={ids.completions} {...offer} onTake={completion.take} />}
      <form
        className="ss-composer-field"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <textarea
          ref={field}
          rows={1}
          value={draft}
          // What is written stays, and can be sent once the room is open again.
          readOnly={closed}
          placeholder={closed ? strings.errors.room_closed : strings.composer.placeholder}
          aria-label={strings.composer.label}
          aria-describedby={ids.refusal}
          aria-autocomplete="list"
          aria-controls={offer && ids.completions}
          aria-activedescendant={
            offer && offer.chosen >= 0 ? optionId(ids.completions, offer.chosen) : undefined
          }
          enterKeyHint="send"
          autoComplete="off"
          onInput={({ currentTarget }) => {
            const { value } = currentTarget;
            change(() => value);
            writing();
            completion.look();
          }}
          onBlur={completion.close}
          onKeyDown={onKeyDown}
        />
        <SendButton seconds={seconds} idle={closed || !text || left < 0} />
      </form>
      <div className="ss-composer-foot">
        <Identity you={youHere ?? you} limits={limits} onClosed={() => field.current?.focus()} />
        <ModeNote />
        <CharactersLeft left={left} />
        <Shortcuts />
      </div>
    </div>
  );
}
