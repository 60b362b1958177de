import { useId, useRef, useState, type FormEvent } from 'react';
import { ChatClientError } from '../../../index.js';
import { useOwnDesk } from '../desk-context.js';
import { useDeskWords } from '../use-desk-words.js';
import { useSaid } from '../use-said.js';

export function BanForm() {
  const { addresses: words, card } = useDeskWords();
  const { moderation, act } = useOwnDesk();
  const said = useSaid();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [isWrong, setIsWrong] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const [address = '', reason = ''] = [given.get('address'), given.get('reason')].map((one) =>
      typeof one === 'string' ? one.trim() : '',
    );
    if (!address) return;
    const asked = moderation.banAddress({ address, ...(reason && { reason }) });
    const mistyped = await asked.then(() => false, isBadRequest);
    setIsWrong(mistyped);
    // It stays, to be corrected.
    if (!mistyped && (await act(asked, said('ban', address)))) form.current?.reset();
  };

  return (
    <form ref={form} className="ss-line-form" onSubmit={(event) => void submit(event)}>
      <label htmlFor={`${id}address`}>{words.address}</label>
      <input
        id={`${id}address`}
        name="address"
        aria-invalid={isWrong}
        maxLength={64}
        autoComplete="off"
        spellCheck={false}
      />
      {isWrong && (
        <p className="ss-hint ss-problem" role="alert">
          {words.wrong}
        </p>
      )}
      <label htmlFor={`${id}reason`}>{card.reason}</label>
      <div>
        <input id={`${id}reason`} name="reason" maxLength={500} />
        <button type="submit" className="ss-quiet-button">
          {words.ban}
        </button>
      </div>
    </form>
  );
}

const isBadRequest = (error: unknown) => ChatClientError.from(error).code === 'bad_request';
