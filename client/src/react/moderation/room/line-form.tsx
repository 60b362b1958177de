import { useId, useRef } from 'react';

interface Props {
  label: string;
  button: string;
  /** As it is; where there is none, the field is empty again afterwards. */
  value?: string;
  /** Undefined where it did not work: what was written stays then. */
  onDone: (text: string) => Promise<unknown>;
}

/** A field and its button. */
export function LineForm({ label, button, value, onDone }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const submit = async () => {
    const text = field.current?.value.trim() ?? '';
    if (!text) return;
    const done = await onDone(text);
    if (done !== undefined && value === undefined && field.current) field.current.value = '';
  };
  return (
    <form
      className="ss-line-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label htmlFor={id}>{label}</label>
      <div>
        <input id={id} ref={field} defaultValue={value} maxLength={value === undefined ? 500 : 200} />
        <button type="submit" className="ss-quiet-button">
          {button}
        </button>
      </div>
    </form>
  );
}
