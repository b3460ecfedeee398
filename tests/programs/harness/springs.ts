/**
 * Loaded before the program: what goes wrong in it when a signal comes.
 *
 * @module
 */

const now = Date.now;
let isSet = false;

// The clock that the program then takes up as its own.
Date.now = () => {
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
