import Libsql from 'libsql';
import { withoutNode } from './nodes.mjs';

/** @typedef {import('./fault.mjs').Fault} Fault */

/** One node on SQLite: everybody waits for it. @type {Fault[]} */
export const SQLITE_FAULTS = [
  {
    name: 'sqlite-killed',
    title: 'SQLite: the node is killed (-9), and comes back',
    on: 'single',
    act: (scene) => withoutNode(scene, (node) => node.kill()),
    felt: ({ lostConnection, clients }) => lostConnection === clients,
  },
  {
    name: 'sqlite-terminated',
    title: 'SQLite: the node is told to stop (SIGTERM), and comes back',
    on: 'single',
    act: (scene) => withoutNode(scene, (node) => node.terminate()),
    felt: ({ lostConnection, clients }) => lostConnection === clients,
  },
  {
    name: 'sqlite-locked',
    title: 'SQLite: another process locks the database for 10 s',
    on: 'single',
    act: async ({ stage, hold }) => {
      const database = new Libsql(stage.file ?? '');
      database.exec('begin exclusive');
      await hold(10);
      database.exec('rollback');
      database.close();
    },
    felt: ({ ackPause }) => ackPause >= 2_000,
  },
];
