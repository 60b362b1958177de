import { useEffect, useState } from 'react';
import type { Notice } from '../src/index.js';
import { client } from './session.js';

/** The last thing that the server said to this connection alone. */
export function useNotice(): Notice | undefined {
  const [notice, setNotice] = useState<Notice>();
  useEffect(() => client.onNotice(setNotice), []);
  return notice;
}
