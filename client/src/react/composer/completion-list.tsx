import { useLanguage } from '../language/language.js';
import type { Completion } from './completions.js';

interface Props {
  id: string;
  completions: readonly Completion[];
  chosen: number;
  onTake: (index: number) => void;
}

export const optionId = (list: string, index: number): string => `${list}-${index}`;

export function CompletionList({ id, completions, chosen, onTake }: Props) {
  const { strings } = useLanguage();
  return (
    <ul className="ss-completions" id={id} role="listbox" aria-label={strings.composer.completions}>
      {completions.map(({ label, url }, index) => (
        <li
          key={label}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === chosen}
          // The field keeps the focus.
          onPointerDown={(event) => {
            event.preventDefault();
            onTake(index);
          }}
        >
          {url && <img className="ss-emote" src={url} alt="" />}
          {label}
        </li>
      ))}
    </ul>
  );
}
