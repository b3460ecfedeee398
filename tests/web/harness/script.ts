/**
 * Scripts that speak over HTTP, and those who let them.
 *
 * @module
 */

import { assert } from "@std/assert";
import type { LineClient } from "../../harness/line_client.ts";
import { type Answer, ask } from "./ask.ts";
import type { WebServer } from "./web_server.ts";

/** Posts `body`, with a token if there is one. */
export function post(
  { origin }: WebServer,
  path: string,
  body: string,
  token?: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const proof = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  return ask(origin, path, {
    method: "POST",
    body,
    headers: { ...proof, ...headers },
  });
}

/** The token of a room, as somebody who goes there is told it. */
export async function tokenOf(
  person: LineClient,
  room?: string,
): Promise<string> {
  if (room !== undefined) {
    person.says(`/join ${room}`);
    await person.sees(/has joined$/);
  }
  person.says("/token");
  await person.sees(/POST http\S+\/c\//);
  const token = (await person.sees(/their token: /)).split(" ").at(-1)!;
  assert(/^[\w-]{22}$/.test(token));
  return token;
}
