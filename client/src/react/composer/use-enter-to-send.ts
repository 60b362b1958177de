import { useEffect, useRef, type RefObject } from 'react';
import { EnterPress, type Verdict } from './enter-press.js';

/** Listens to the field itself: React has no `beforeinput` of the browser's own. */
export function useEnterToSend(field: RefObject<HTMLTextAreaElement | null>, send: () => void): void {
  const latest = useRef(send);
  latest.current = send;

  useEffect(() => {
    const element = field.current;
    return element ? listen(element, () => latest.current()) : undefined;
  }, [field]);
}

function listen(field: HTMLTextAreaElement, send: () => void): () => void {
  const press = new EnterPress();
  const stop = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(type: K, heard: (event: HTMLElementEventMap[K]) => void) =>
    field.addEventListener(type, heard, { signal: stop.signal });

  const carryOut = (verdict: Verdict, event: Event) => {
    if (verdict !== 'leave') event.preventDefault();
    if (verdict === 'send') send();
  };
  on('keydown', (event) => (isEnter(event) ? carryOut(press.keyDown(event), event) : press.otherKeyDown()));
  on('keyup', (event) => isEnter(event) && press.keyUp());
  on('blur', () => press.keyUp());
  on('beforeinput', (event) => {
    if (!isLineBreak(event)) return;
    const verdict = press.lineBreak();
    // Ends the composition that is still under way: emptied before that, the field would get it back.
    if (verdict === 'send') field.blur();
    carryOut(verdict, event);
  });
  on('compositionend', ({ data }) => {
    const verdict = press.compositionEnd(data);
    // In the next turn, because some browsers tell of the final text only after the composition's end.
    setTimeout(() => {
      press.compositionSettled();
      if (verdict === 'send') send();
    });
  });
  return () => stop.abort();
}

/** An input method hides the key behind `Process`; the code stays. */
function isEnter({ key, code }: KeyboardEvent): boolean {
  return key === 'Enter' || code === 'Enter' || code === 'NumpadEnter';
}

function isLineBreak({ inputType }: InputEvent): boolean {
  return inputType === 'insertLineBreak' || inputType === 'insertParagraph';
}
