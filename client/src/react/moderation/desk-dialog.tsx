import { useId, useState } from 'react';
import { Dialog } from '../dialog.js';
import { useDeskWords } from './use-desk-words.js';
import { OutcomeBar } from './outcome-bar.js';
import { PANELS } from './panels.js';
import { Tabs } from './tabs.js';

interface Props {
  /** Messages to review. */
  waiting: number;
  onClosed: () => void;
}

/** The panels of the desk, one at a time. */
export function DeskDialog({ waiting, onClosed }: Props) {
  const words = useDeskWords();
  const [chosen, setChosen] = useState(PANELS[0]?.id);
  const id = useId();
  const Panel = PANELS.find((panel) => panel.id === chosen)?.Panel;
  const tabs = PANELS.map((panel) => ({ id: panel.id, name: panel.title(words, waiting) }));
  return (
    <Dialog title={words.title} className="ss-wide-dialog" onClosed={onClosed}>
      {(close) => (
        <>
          <Tabs id={id} label={words.title} tabs={tabs} chosen={chosen} onChoose={setChosen} />
          <div
            role="tabpanel"
            id={`${id}panel`}
            aria-labelledby={`${id}${chosen}`}
            className="ss-tab-panel"
            tabIndex={-1}
          >
            {Panel && <Panel />}
          </div>
          <OutcomeBar />
          <div className="ss-dialog-buttons">
            <button type="button" className="ss-main-button" onClick={close}>
              {words.close}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}
