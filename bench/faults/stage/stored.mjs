import Libsql from 'libsql';
import pg from 'pg';

/** @typedef {import('../check/check.mjs').StoredRoom} StoredRoom */

/**
 * @typedef {object} EventRow
 * @property {string} room
 * @property {number} seq
 * @property {string | null} user_id
 * @property {string | null} client_msg_id
 * @property {string} body
 */
/** @typedef {{ id: string, seq: number }} RoomRow */

/**
 * The database itself, past Streamside and past every proxy.
 * @typedef {object} Database
 * @property {string} tables what the names of its tables begin with
 * @property {(sql: string) => Promise<unknown[]>} ask
 */

/** @type {Database} */
export const nothingStored = { tables: '', ask: async () => [] };

/** @param {string} url @returns {Database} */
export const postgresDatabase = (url) => ({
  tables: 'streamside.',
  async ask(sql) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  },
});

/** @param {string} file @returns {Database} */
export const sqliteDatabase = (file) => ({
  tables: '',
  async ask(sql) {
    const database = new Libsql(file);
    try {
      return database.prepare(sql).all();
    } finally {
      database.close();
    }
  },
});

/** The seqs of the rooms whose names begin so. @param {Database} database @param {string} prefix @returns {Promise<Record<string, number>>} */
export async function readHeads({ tables, ask }, prefix) {
  const rows = /** @type {RoomRow[]} */ (await ask(`select id, seq from ${tables}rooms order by id`));
  return Object.fromEntries(
    rows.filter(({ id }) => id.startsWith(`${prefix}-`)).map(({ id, seq }) => [id, Number(seq)]),
  );
}

/** All that is stored of those rooms. @param {Database} database @param {string} prefix @returns {Promise<StoredRoom[]>} */
export async function readRooms(database, prefix) {
  const heads = await readHeads(database, prefix);
  const columns = 'room, seq, user_id, client_msg_id, body';
  const sql = `select ${columns} from ${database.tables}events order by room, seq`;
  const rows = /** @type {EventRow[]} */ (await database.ask(sql));
  const byRoom = new Map(
    Object.entries(heads).map(([room, head]) => [room, { room, head, events: noEvents() }]),
  );
  for (const row of rows) byRoom.get(row.room)?.events.push(eventOf(row));
  return [...byRoom.values()];
}

/** @returns {StoredRoom['events']} */
const noEvents = () => [];

/** @param {EventRow} row @returns {StoredRoom['events'][number]} */
function eventOf({ seq, user_id, client_msg_id, body }) {
  const { type, id = type, text = type } = JSON.parse(body);
  return { seq: Number(seq), id, text, userId: user_id, clientMsgId: client_msg_id };
}
