/**
 * A server with a history that is killed and started again.
 *
 * @module
 */

import { ChildServer } from "../../harness/child_server.ts";
import type { LineClient } from "../../harness/line_client.ts";
import { TempFolder } from "../../harness/temp_folder.ts";

/** A server's folder, and the process that uses it. */
export class Restarts implements AsyncDisposable {
  readonly #folder: TempFolder;
  /** The process of now. */
  server: ChildServer;

  private constructor(folder: TempFolder, server: ChildServer) {
    this.#folder = folder;
    this.server = server;
  }

  /** Starts the first process. */
  static async begin(): Promise<Restarts> {
    const folder = new TempFolder();
    return new Restarts(folder, await start(folder.path("data")));
  }

  /** The folder of `--data`. */
  get data(): string {
    return this.#folder.path("data");
  }

  /** Kills it, or asks it to stop, and starts another on the same folder. */
  async restart(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<void> {
    await this.stop(signal);
    this.server = await start(this.data);
  }

  /** Kills it, or asks it to stop. */
  async stop(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<void> {
    this.server.program.signal(signal);
    await this.server.program.exitCode();
    await this.server[Symbol.asyncDispose]();
  }

  /** Ends it, and removes its folder. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.server[Symbol.asyncDispose]();
    this.#folder[Symbol.dispose]();
  }
}

function start(data: string): Promise<ChildServer> {
  return ChildServer.start(["--data", data, "--rate", "0"], {
    permissions: ["-N", `-R=${data}`, `-W=${data}`],
  });
}

/** Somebody in a link room, and what leads back into it. */
export interface Stay {
  /** Their connection. */
  readonly client: LineClient;
  /** The room's id. */
  readonly id: string;
  /** Their ticket, as `/ticket` tells it. */
  readonly ticket: string;
}

/** Lets somebody make a link room. */
export async function makeLink(
  server: ChildServer,
  name: string,
): Promise<Stay> {
  const client = await server.login(name);
  client.says("/invite");
  const line = await client.sees(/with a line client: \/join /);
  await client.sees(/owns this room now/);
  const id = line.slice(line.lastIndexOf(" ") + 1);
  return { client, id, ticket: await askTicket(client) };
}

/** Lets somebody come into one by its link. */
export async function enterLink(
  server: ChildServer,
  name: string,
  id: string,
): Promise<Stay> {
  const client = await server.connect(name);
  client.says(`/join ${id}`);
  client.says(name);
  await client.sees(`*** ${name} has joined`);
  return { client, id, ticket: await askTicket(client) };
}

/** Asks for the ticket. */
export async function askTicket(client: LineClient): Promise<string> {
  client.says("/ticket");
  const line = await client.sees(/this brings you back: /);
  return line.slice(line.lastIndexOf(" ") + 1);
}

/** Comes with a ticket or a link, and gives the first word about it. */
export async function comeBack(
  server: ChildServer,
  name: string,
  word: string,
): Promise<{ client: LineClient; answer: string }> {
  const client = await server.connect(name);
  client.says(`/join ${word}`);
  const answer = await client
    .sees(/you will start in|is locked|leads nowhere/);
  client.says(name);
  await client.sees(`*** ${name} has joined`);
  return { client, answer };
}
