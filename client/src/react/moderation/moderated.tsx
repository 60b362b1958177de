import { useMemo, useState, type ReactNode } from 'react';
import { useRoomPart } from '../hooks/use-room.js';
import { DeskPlaceContext, useDeskPlace, type Desk } from './desk-context.js';
import { useLoadedTools } from './use-loaded-tools.js';

interface Props {
  room: string;
  hasPanels?: boolean;
  children: ReactNode;
}

/**
 * Gives what is within the tools of a moderator, where the viewer is one. What is within stays in its place
 * when somebody becomes one: nothing that is half written is lost by it.
 */
export function Moderated(props: Props) {
  const isAround = useDeskPlace()?.room === props.room;
  return isAround ? props.children : <Place {...props} />;
}

function Place({ room, hasPanels = false, children }: Props) {
  const moderates = useRoomPart(room, ({ you }) => you?.can.includes('moderate') ?? false);
  const { tools, loadAgain } = useLoadedTools(moderates);
  const [given, setDesk] = useState<Desk>();
  const desk = moderates && given?.room === room ? given : undefined;
  const place = useMemo(() => ({ room, desk, tools, loadAgain }), [room, desk, tools, loadAgain]);
  return (
    <DeskPlaceContext.Provider value={place}>
      {children}
      {moderates && tools && <tools.OwnDesk key={room} room={room} hasPanels={hasPanels} give={setDesk} />}
    </DeskPlaceContext.Provider>
  );
}
