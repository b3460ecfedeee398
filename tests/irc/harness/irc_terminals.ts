/**
 * Real IRC clients in terminals.
 *
 * @module
 */

import { Pane, type PaneOptions } from "../../client/harness/pane.ts";
import type { TempFolder } from "../../harness/temp_folder.ts";

/** Who connects, and where. */
export interface IrcTerminalOptions extends PaneOptions {
  /** The server's port. */
  readonly port: number;
  /** The nick. */
  readonly nick: string;
  /** A folder for the client's settings. */
  readonly home: TempFolder;
}

/** Starts irssi, and connects it. */
export async function openIrssi(
  { port, nick, home, ...pane }: IrcTerminalOptions,
): Promise<Pane> {
  // It paces itself, two seconds a line, for servers that would not.
  const config = home.write(
    "irssi.conf",
    `settings = { core = { nick = "${nick}"; real_name = "Real"; };
      "irc/core" = { cmd_queue_speed = "10msec"; }; };
servers = ( { address = "127.0.0.1"; chatnet = "maru"; port = "${port}"; autoconnect = "yes"; } );
chatnets = { maru = { type = "IRC"; }; };
`,
  );
  return await Pane.open(["--home", `${config}.d`, "--config", config], {
    ...SIZE,
    ...pane,
    command: ["irssi"],
  });
}

/** Starts WeeChat, and connects it. */
export async function openWeechat(
  { port, nick, home, ...pane }: IrcTerminalOptions,
): Promise<Pane> {
  const server = `127.0.0.1/${port} -notls -nicks=${nick},${nick}2`;
  const folder = home.write("weechat.mark", "").replace(/mark$/, "d");
  return await Pane.open([
    ...["-d", folder, "-r", `/server add maru ${server};/connect maru`],
  ], { ...SIZE, ...pane, command: ["weechat"] });
}

const SIZE = { columns: 100, rows: 30, env: { LC_ALL: "C.UTF-8" } };
