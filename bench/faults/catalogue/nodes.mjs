/** @typedef {import('./fault.mjs').Fault} Fault */

/** Nodes that go and come back. @type {Fault[]} */
export const NODE_FAULTS = [
  {
    name: 'node-killed',
    title: 'a node is killed (-9), and comes back',
    on: 'cluster',
    act: (scene) => withoutNode(scene, (node) => node.kill()),
    felt: ({ lostConnection }) => lostConnection >= 50,
  },
  {
    name: 'node-terminated',
    title: 'a node is told to stop (SIGTERM), and comes back',
    on: 'cluster',
    act: (scene) => withoutNode(scene, (node) => node.terminate()),
    felt: ({ lostConnection }) => lostConnection >= 50,
  },
];

/**
 * Everybody whose node it was goes to another, and back when it is there again.
 * @param {import('./fault.mjs').Scene} scene
 * @param {(node: import('../stage/node.mjs').Node) => Promise<void>} stop
 */
export async function withoutNode({ stage, crowd, hold }, stop) {
  const node = /** @type {import('../stage/node.mjs').Node} */ (stage.nodes.at(-1));
  await stop(node);
  await hold(10);
  await node.start();
  await crowd.ask('goHome');
  await hold(5);
}
