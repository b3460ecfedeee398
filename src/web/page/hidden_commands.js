// @ts-check

/**
 * The commands that are of no use here: this page reads JSON, shows times and
 * colours in its own way, and comes back by itself.
 *
 * @type {ReadonlySet<string>}
 */
export const HIDDEN_COMMANDS = new Set([
  "/format",
  "/time",
  "/color",
  "/resume",
  "/typing",
]);
