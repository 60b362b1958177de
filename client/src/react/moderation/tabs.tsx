import type { KeyboardEvent } from 'react';

interface Props {
  /** What the ids of the tabs begin with; that of the panel is this and `panel`. */
  id: string;
  label: string;
  tabs: readonly { id: string; name: string }[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

/** Arrow keys go from tab to tab, so that all of them are one stop for Tab. */
export function Tabs({ id, label, tabs, chosen, onChoose }: Props) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const here = tabs.findIndex((tab) => tab.id === chosen);
    const next = tabs[(here + step + tabs.length) % tabs.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    onChoose(next.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <div className="ss-tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={id + tab.id}
          data-tab={tab.id}
          aria-selected={tab.id === chosen}
          aria-controls={tab.id === chosen ? `${id}panel` : undefined}
          tabIndex={tab.id === chosen ? 0 : -1}
          onClick={() => onChoose(tab.id)}
        >
          {tab.name}
        </button>
      ))}
    </div>
  );
}
