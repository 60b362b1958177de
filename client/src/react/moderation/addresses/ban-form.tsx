import { useId, useRef, type FormEvent } from 'react';
import { useLanguage } from '../../language/language.js';
import { useOwnDesk } from '../desk-context.js';
import { useSaid } from '../use-said.js';

export function BanForm() {
  const { addresses: words, card } = useLanguage().strings.moderation;
  const { moderation, act } = useOwnDesk();
  const said = useSaid();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const [address = '', reason = ''] = [given.get('address'), given.get('reason')].map((one) =>
      typeof one === 'string' ? one.trim() : '',
    );
    if (!address) return;
    const asked = moderation.banAddress({ address, ...(reason && { reason }) });
    // What was mistyped stays, to be corrected.
    if (await act(asked, said('ban', address))) form.current?.reset();
  };

  return (
    <form ref={form} className="ss-line-form" onSubmit={(event) => void submit(event)}>
      <label htmlFor={`${id}address`}>{words.address}</label>
      <input id={`${id}address`} name="address" maxLength={64} autoComplete="off" spellCheck={false} />
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
