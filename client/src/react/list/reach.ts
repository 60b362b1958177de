import { createContext, useContext } from 'react';

const ReachContext = createContext(true);

/** Says of what is within whether Tab goes there. */
export const ReachProvider = ReachContext.Provider;

/** For `tabIndex`: what is in a message is a stop for Tab while one is at the message, or there were five hundred. */
export const useReach = (): -1 | undefined => (useContext(ReachContext) ? undefined : -1);
