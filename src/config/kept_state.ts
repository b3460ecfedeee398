/**
 * The state that outlives the server, where an option says so.
 *
 * @module
 */

import { LIMITS } from "../limits.ts";
import type { Log } from "../log.ts";
import { demand } from "./demand.ts";
import type { OptionValues } from "./options.ts";
import type { ServerOptions } from "./server_options.ts";
import { UsageError } from "./usage_error.ts";

/**
 * The bans of a state file. Its reader is loaded on demand.
 *
 * @throws {UsageError} When it cannot be used.
 */
export async function keptBans(
  path: string,
  log: Log,
): Promise<Pick<ServerOptions, "bans" | "onBans">> {
  const files = [path, `${path}.tmp`];
  const flags = `-R=${files} -W=${files}`;
  for (const file of files) {
    demand("state", "read", file, flags);
    demand("state", "write", file, flags);
  }
  const { StateError, StateFile } = await import("./state_file.ts");
  try {
    const retry = LIMITS.stateRetry;
    const file = await StateFile.open(path, { log, retry });
    return { bans: file.bans, onBans: (bans) => file.save(bans) };
  } catch (error) {
    if (!(error instanceof StateError)) throw error;
    throw new UsageError(
      `Cannot start: '--state' must be a file of maru's that may be read and written: current value is ${path} (${error.message})`,
    );
  }
}

/**
 * The history in a folder, with its bans; loaded when it is asked for, too.
 *
 * @throws {UsageError} When it cannot be used.
 */
export async function keptHistory(
  folder: string,
  options: OptionValues,
  log: Log,
): Promise<Pick<ServerOptions, "history" | "linkLedger" | "bans" | "onBans">> {
  const flags = `-R=${folder} -W=${folder}`;
  demand("data", "read", folder, flags);
  demand("data", "write", folder, flags);
  const { HistoryFile } = await import("../history/history_file.ts");
  const { LinkLedgerFile } = await import("../history/link_ledger_file.ts");
  const { checkLedger } = await import("../history/ledger_reading.ts");
  const { HistoryError } = await import("../history/history_error.ts");
  try {
    const limits = {
      ...LIMITS,
      historyFlush: options.flush,
      historyRetain: options.retain,
      historyMost: options["retain-max"],
    };
    // No database is made in a folder that is refused.
    checkLedger(folder);
    const history = await HistoryFile.open(folder, limits, log);
    const linkLimits = { ...LIMITS, linkEmpty: options["link-grace"] };
    return {
      history,
      // The folder is this server's alone from here on.
      linkLedger: LinkLedgerFile.open(folder, linkLimits, log),
      bans: history.bans(),
      onBans: (bans) => history.saveBans(bans),
    };
  } catch (error) {
    if (!(error instanceof HistoryError)) throw error;
    throw new UsageError(
      `Cannot start: '--data' must be a folder of maru's that may be read and written: current value is ${folder} (${error.message})`,
    );
  }
}
