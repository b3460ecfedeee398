/**
 * Ports for those who cannot say which one they were given.
 *
 * @module
 */

// Below those that systems hand out by themselves, so that neither a listener
// on port 0 nor an outgoing connection of another test takes it meanwhile.
const FIRST = 20_000;
const COUNT = 10_000;

/** A port that nobody listens on, and that nobody else is given by chance. */
export function freePort(): number {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    try {
      Deno.listen({ hostname: "127.0.0.1", port }).close();
      return port;
    } catch (error) {
      if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    }
  }
}
