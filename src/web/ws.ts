/**
 * `npm:ws`, loaded without any permission but the network's.
 *
 * Modules that wait for nothing are evaluated one after the other in one go, so
 * nothing else in the process sees the environment that this one needs.
 *
 * @module
 */

import { restoreEnvironment } from "./empty_environment.ts";
import * as ws from "ws";
import type { WsModule } from "./ws_types.ts";

restoreEnvironment();

/** The package, once it is loaded. */
export const WS: WsModule = ws as unknown as WsModule;
