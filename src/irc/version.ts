/**
 * What the server says it runs.
 *
 * @module
 */

import config from "../../deno.json" with { type: "json" };

/** The program and its version. */
export const VERSION: string = `maru-${config.version}`;
