/**
 * `npm:ws`, loaded with the network permission alone.
 *
 * Modules without a top-level await are evaluated in one go, so nothing else in
 * the process sees the environment that this one needs.
 *
 * @module
 */

import { restoreEnvironment } from "./empty_environment.ts";
import * as ws from "ws";
import type { WsModule } from "./ws_types.ts";

restoreEnvironment();

/** The package, once it is loaded. */
export const WS: WsModule = ws as unknown as WsModule;
