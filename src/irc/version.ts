/**
 * The version in the server's replies.
 *
 * @module
 */

import config from "../../deno.json" with { type: "json" };

/** The program and its version. */
export const VERSION: string = `maru-${config.version}`;
