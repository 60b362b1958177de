/** What PostgreSQL and SQLite call it. */
const CODES = new Set<unknown>(['23505', 'SQLITE_CONSTRAINT_UNIQUE']);

/** Whether the database refused a row because one with the same unique columns is there already. */
export function isUniqueViolation(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && CODES.has(error.code);
}
