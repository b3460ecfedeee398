/**
 * Loaded before the server: at a signal, collects what nothing refers to any
 * more, and logs how much memory is left.
 *
 * @module
 */

/** What is freed in one go may let go of more, after a turn of the event loop. */
const GOES = 4;
const PAUSE = 50;

const { gc } = globalThis as unknown as { gc: () => void };

Deno.addSignalListener("SIGUSR2", async () => {
  let held = Infinity;
  for (let go = 0; go < GOES; go++) {
    gc();
    const { heapUsed, external } = Deno.memoryUsage();
    held = Math.min(held, heapUsed + external);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  console.error(JSON.stringify({ level: "info", event: "collected", held }));
});
