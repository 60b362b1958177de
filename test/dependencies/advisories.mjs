/**
 * Versions of what stands between a stranger and the chat that are known to be harmful, and why. By hand, since a
 * check that asks the registry says something else tomorrow, and nothing without a network. New ones are in
 * SECURITY.md of socketio/socket.io and under https://github.com/websockets/ws/security/advisories.
 *
 * @type {{ name: string, range: string, id: string, what: string }[]}
 */
export const ADVISORIES = [
  {
    name: 'ws',
    range: '>=5.0.0 <5.2.3 || >=6.0.0 <6.2.2 || >=7.0.0 <7.4.6',
    id: 'CVE-2021-32640',
    what: 'a Sec-WebSocket-Protocol header takes seconds to parse',
  },
  {
    name: 'ws',
    range: '>=2.1.0 <5.2.4 || >=6.0.0 <6.2.3 || >=7.0.0 <7.5.10 || >=8.0.0 <8.17.1',
    id: 'CVE-2024-37890',
    what: 'a request with many headers ends the process',
  },
  {
    name: 'ws',
    range: '>=8.0.0 <8.20.1',
    id: 'CVE-2026-45736',
    what: 'a close can carry memory that was never written to',
  },
  {
    name: 'ws',
    range: '>=1.1.0 <5.2.5 || >=6.0.0 <6.2.4 || >=7.0.0 <7.5.11 || >=8.0.0 <8.21.0',
    id: 'CVE-2026-48779',
    what: 'tiny fragments and chunks fill the memory',
  },
  {
    name: 'ws',
    range: '<8.21.1',
    id: 'CVE-2026-62389',
    what: 'fragments of a message that never ends fill the memory',
  },
  {
    name: 'ws',
    range: '<8.23.0',
    id: 'unread pongs',
    what: 'pings from a client that does not read are answered without bound',
  },
  {
    name: 'engine.io',
    range: '<3.6.0',
    id: 'CVE-2020-36048',
    what: 'a POST to the polling transport fills the memory',
  },
  {
    name: 'engine.io',
    range: '>=4.0.0 <4.1.2 || >=5.0.0 <5.2.1 || >=6.0.0 <6.1.1',
    id: 'CVE-2022-21676',
    what: 'a request ends the process',
  },
  {
    name: 'engine.io',
    range: '<3.6.1 || >=4.0.0 <6.2.1',
    id: 'CVE-2022-41940',
    what: 'a request ends the process',
  },
  {
    name: 'engine.io',
    range: '>=5.1.0 <6.4.2',
    id: 'CVE-2023-31125',
    what: 'a request ends the process',
  },
  {
    name: 'socket.io-parser',
    range: '<3.3.2 || >=3.4.0 <3.4.1',
    id: 'CVE-2020-36049',
    what: 'a large packet fills the memory',
  },
  {
    name: 'socket.io-parser',
    range: '<3.3.3 || >=3.4.0 <3.4.2 || >=4.0.0 <4.0.5 || >=4.1.0 <4.2.1',
    id: 'CVE-2022-2421',
    what: 'a packet can put a reference to a function where data should be',
  },
  {
    name: 'socket.io-parser',
    range: '<3.3.4 || >=3.4.0 <3.4.3 || >=4.0.4 <4.2.3',
    id: 'CVE-2023-32695',
    what: 'a packet ends the process',
  },
  {
    name: 'socket.io-parser',
    range: '<3.3.5 || >=3.4.0 <3.4.4 || >=4.0.0 <4.2.6',
    id: 'CVE-2026-33151',
    what: 'a packet that announces many attachments fills the memory',
  },
  {
    name: 'socket.io-parser',
    range: '<3.3.6 || >=3.4.0 <3.4.5 || >=4.0.0 <4.2.7',
    id: 'CVE-2026-69185',
    what: 'a packet that announces many attachments fills the memory',
  },
  {
    name: 'socket.io',
    range: '<2.4.0',
    id: 'CVE-2020-28481',
    what: 'pages of every origin are let in',
  },
  {
    name: 'socket.io',
    range: '<2.5.1 || >=3.0.0 <4.6.2',
    id: 'CVE-2024-38355',
    what: 'a packet raises an error that ends the process',
  },
];
