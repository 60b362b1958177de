import type { RefObject } from 'react';
import type { Limits, MessageEvent, Notice, RoomInfo, You } from '../../src/index.js';
import { strings } from '../language/language.js';
import { Identity } from '../nickname/identity.js';
import { CharactersLeft } from './characters-left.js';
import { ReplyBanner } from './reply-banner.js';
import { RefusalNote } from './refusal-note.js';
import { SendButton } from './send-button.js';
import { SlowModeNote } from './slow-mode-note.js';
import { useDraft } from './use-draft.js';
import { useEnterToSend } from './use-enter-to-send.js';
import { useRefusal } from './use-refusal.js';
import { useSending } from './use-sending.js';

interface Props {
  room: RoomInfo | undefined;
  you: You | undefined;
  limits: Limits | undefined;
  notice: Notice | undefined;
  replyTo: MessageEvent | undefined;
  onReplyTo: (event: MessageEvent | undefined) => void;
  field: RefObject<HTMLTextAreaElement | null>;
  onSent: () => void;
}

export function Composer({ room, you, limits, notice, replyTo, onReplyTo, field, onSent }: Props) {
  const [draft, setDraft] = useDraft();
  const { refusal, seconds, refuse, writing, forget } = useRefusal(notice);
  const sending = () => {
    forget();
    onSent();
  };
  const send = useSending({ limits, replyTo, setDraft, setReplyTo: onReplyTo, refuse, onSending: sending });
  // From the field, not from the state: it is what the viewer sees, to the last syllable.
  const submit = () => {
    if (seconds === 0) send(field.current?.value.trim() ?? '');
    field.current?.focus();
  };
  useEnterToSend(field, submit);

  return (
    <div className="composer">
      {replyTo && <ReplyBanner event={replyTo} onCancel={() => onReplyTo(undefined)} />}
      <RefusalNote refusal={refusal} seconds={seconds} />
      <form
        className="composer-field"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <textarea
          id="composer"
          ref={field}
          rows={1}
          value={draft}
          placeholder={strings.composer.placeholder}
          aria-label={strings.composer.label}
          aria-describedby="refusal"
          enterKeyHint="send"
          autoComplete="off"
          onChange={({ target }) => {
            setDraft(target.value);
            writing();
          }}
          onKeyDown={({ key, nativeEvent }) => {
            if (key === 'Escape' && !nativeEvent.isComposing) onReplyTo(undefined);
          }}
        />
        <SendButton seconds={seconds} empty={!draft.trim()} />
      </form>
      <div className="composer-foot">
        <Identity you={you} limits={limits} onClosed={() => field.current?.focus()} />
        <SlowModeNote room={room} you={you} />
        <CharactersLeft draft={draft} limit={limits?.text} />
      </div>
    </div>
  );
}
