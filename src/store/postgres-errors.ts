/** Not there yet, starting, stopping, all its connections taken, or the driver's own words for no answer. */
const PASSING =
  /^(ECONN\w+|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|EPIPE|57P0\d|53300|08(?!P01)\w{3}|timeout .*|Connection terminated.*)$/;

const IN_WORDS: Record<string, string> = {
  '28P01': 'it does not take this user and password',
  '28000': 'it does not let this user in',
  '3D000': 'it has no such database',
  '42501': 'it does not let this user make tables',
  ENOENT: 'there is no such file or socket',
};

/** Whether the same might work in a moment. */
export function isPassing(error: unknown): boolean {
  const { code, message } = parts(error);
  return PASSING.test(code ?? message);
}

/** What went wrong, without what is in the database's URL: messages of Node, and of who is let in, may name it. */
export function inWords(error: unknown): string {
  const { code, message } = parts(error);
  if (code === undefined) return message;
  const words = IN_WORDS[code] ?? (isServers(code) ? message : undefined);
  return words === undefined ? code : `${words} (${code})`;
}

/** Whether it is an SQLSTATE, and not about who asks for which database. */
function isServers(code: string): boolean {
  return /^(?!28|3D)[0-9A-Z]{5}$/.test(code);
}

function parts(error: unknown): { code?: string; message: string } {
  return error as { code?: string; message: string };
}
