import { useCallback, useState, type KeyboardEvent, type RefObject } from 'react';
import type { RoomSnapshot } from '../../index.js';
import { useSession } from '../session/session-context.js';
import { useSetting } from '../setting.js';
import { completionsOf, queryAt, type Completion, type Query } from './completions.js';
import type { DraftChange } from './draft.js';

interface Offer {
  query: Query;
  completions: Completion[];
  /** The one that the arrow keys have chosen; -1: none yet, and Enter sends. */
  chosen: number;
}

type Field = RefObject<HTMLTextAreaElement | null>;

/** Offers nicknames and emotes for what is being written. */
export function useCompletion(field: Field, change: (change: DraftChange) => void) {
  const { room, emotes } = useSetting();
  const shared = useSession().room(room);
  const [offer, setOffer] = useState<Offer>();
  const close = useCallback(() => setOffer(undefined), []);

  const look = useCallback(() => {
    const element = field.current;
    const query = element && queryAt(element.value, element.selectionStart);
    const completions = query ? completionsOf(query, nicknames(shared.snapshot()), emotes) : [];
    setOffer(query && completions.length > 0 ? { query, completions, chosen: -1 } : undefined);
  }, [field, shared, emotes]);

  const take = (index: number) => {
    const completion = offer?.completions[Math.max(0, index)];
    if (!field.current || !offer || !completion) return;
    field.current.setRangeText(completion.text, offer.query.from, offer.query.to, 'end');
    const { value } = field.current;
    change(() => value);
    close();
  };

  const choose = (step: number) => {
    if (!offer) return;
    const count = offer.completions.length;
    const chosen = offer.chosen < 0 && step < 0 ? count - 1 : (offer.chosen + step + count) % count;
    setOffer({ ...offer, chosen });
  };

  /** Whether the key was for the list. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const press = offer && keyPress(event, offer, { take, choose, close });
    if (!press) return false;
    event.preventDefault();
    // An input method that still composes would write its syllable behind what is put in.
    if (event.nativeEvent.isComposing) endComposition(field);
    press();
    return true;
  };

  /** Enter, which takes what the arrow keys have chosen. */
  const takeChosen = (): boolean => {
    if (!offer || offer.chosen < 0) return false;
    take(offer.chosen);
    return true;
  };

  return { offer, look, take, close, onKeyDown, takeChosen };
}

interface Moves {
  take: (index: number) => void;
  choose: (step: number) => void;
  close: () => void;
}

function keyPress({ key, code }: KeyboardEvent, { chosen }: Offer, moves: Moves): (() => void) | undefined {
  // An input method hides the key; the code stays.
  if (key === 'Tab' || code === 'Tab') return () => moves.take(chosen);
  if (key === 'ArrowDown') return () => moves.choose(1);
  if (key === 'ArrowUp') return () => moves.choose(-1);
  if (key === 'Escape') return moves.close;
  return undefined;
}

function endComposition({ current }: Field): void {
  current?.blur();
  current?.focus();
}

/** Those who spoke last come first. */
function* nicknames({ events, you }: RoomSnapshot): Generator<string> {
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index];
    if (event?.type === 'message' && event.user.id !== you?.id) yield event.user.nickname;
  }
}
