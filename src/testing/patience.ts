/**
 * How long `TestClient.next` waits before it fails, in milliseconds. Less than the 5 s that test runners give a
 * test, so that what is read then is what came instead.
 */
export const patience = { ms: 4_000 };
