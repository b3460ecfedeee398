/**
 * Loaded before the server: at a signal, collects what nothing refers to any
 * more, and logs how much memory is left.
 *
 * @module
 */

const { gc } = globalThis as unknown as { gc: () => void };

Deno.addSignalListener("SIGUSR2", () => {
  gc();
  const { heapUsed, external } = Deno.memoryUsage();
  const entry = {
    level: "info",
    event: "collected",
    held: heapUsed + external,
  };
  console.error(JSON.stringify(entry));
});
