import { useId } from 'react';
import type { FilterList } from '../../../index.js';
import { useDeskWords } from '../use-desk-words.js';
import { ACTIONS, STARTERS } from './list-in.js';

export function ListFields({ list }: { list: FilterList | undefined }) {
  const { words } = useDeskWords();
  const id = useId();
  return (
    <>
      <label htmlFor={`${id}name`}>{words.name}</label>
      {/* Its name is what a list is known by: another name is another list. */}
      <input
        id={`${id}name`}
        name="name"
        defaultValue={list?.name}
        readOnly={list !== undefined}
        required
        maxLength={64}
      />
      <label htmlFor={`${id}action`}>{words.action}</label>
      <select id={`${id}action`} name="action" defaultValue={list?.action ?? 'mask'}>
        {ACTIONS.map((action) => (
          <option key={action} value={action}>
            {words.actions[action]}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}starter`}>{words.starter}</label>
      <select id={`${id}starter`} name="starter" defaultValue={list?.starter ?? ''}>
        <option value="">{words.starters.none}</option>
        {STARTERS.map((starter) => (
          <option key={starter} value={starter}>
            {words.starters[starter]}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}words`}>{words.list}</label>
      <textarea id={`${id}words`} name="words" rows={5} defaultValue={list?.words?.join('\n')} />
      <label htmlFor={`${id}except`}>{words.except}</label>
      <textarea id={`${id}except`} name="except" rows={2} defaultValue={list?.except?.join('\n')} />
    </>
  );
}
