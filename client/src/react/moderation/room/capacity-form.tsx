import { useId, useRef, type FormEvent } from 'react';
import { useOwnDesk } from '../desk-context.js';
import { useDeskWords } from '../use-desk-words.js';
import { useSaid } from '../use-said.js';

/** How many viewers the room holds; an empty field is as many as come. */
export function CapacityForm({ capacity }: { capacity: number | undefined }) {
  const { room: words } = useDeskWords();
  const { moderation, act } = useOwnDesk();
  const said = useSaid();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void act(moderation.update({ capacity: Number(field.current?.value ?? 0) }), said('update'));
  };
  return (
    <form className="ss-line-form" onSubmit={submit}>
      <label htmlFor={id}>{words.capacity}</label>
      <div>
        <input
          id={id}
          ref={field}
          type="number"
          inputMode="numeric"
          min={0}
          max={1_000_000}
          step={1}
          placeholder={words.capacityNone}
          defaultValue={capacity}
        />
        <button type="submit" className="ss-quiet-button">
          {words.capacitySave}
        </button>
      </div>
    </form>
  );
}
