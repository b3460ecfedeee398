/**
 * Loaded before the program: what goes wrong in it when a signal comes.
 *
 * @module
 */

const now = performance.now.bind(performance);
let isSet = false;

// The clock that the program goes by.
performance.now = () => {
  if (!isSet) return now();
  isSet = false;
  throw new Error("the clock has sprung");
};

/** Whoever asks the clock next gets no answer. */
Deno.addSignalListener("SIGUSR2", () => isSet = true);

/** Something fails that nobody waits for. */
Deno.addSignalListener("SIGQUIT", () => {
  Promise.reject(new Error("the promise has sprung"));
});
