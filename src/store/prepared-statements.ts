import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';

/**
 * A longer query, which is that of a big batch, is planned anew each time: there, that is a small part of
 * what it costs, and PostgreSQL keeps some hundred kilobytes per connection for each that it remembers.
 */
const MOST_CHARACTERS = 2_000;

/** The pool for Kysely, which has no word for it that a query be planned once per connection: pg wants a name. */
export function preparing(pool: Pool): PostgresPool {
  const names = new Map<string, string>();
  const nameOf = (text: string) => {
    const name = names.get(text) ?? `q${names.size}`;
    names.set(text, name);
    return name;
  };
  const queryOver = (client: PoolClient) => (text: string, values: unknown[]) =>
    text.length > MOST_CHARACTERS || values.length === 0
      ? client.query(text, values)
      : client.query({ name: nameOf(text), text, values });
  return {
    async connect() {
      const client = await pool.connect();
      // Kysely's other form of it, with a cursor, is for streams, of which there are none.
      const query = queryOver(client) as unknown as PostgresPoolClient['query'];
      return { query, release: () => client.release() };
    },
    end: () => pool.end(),
  };
}
