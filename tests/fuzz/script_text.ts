/**
 * The requests that scripts make: whole ones, wrong ones and broken ones.
 *
 * @module
 */

import { bytes, concat } from "../harness/bytes.ts";
import type { Random } from "./random.ts";
import { lineText, nameText, roomText } from "./text.ts";

/** A room, and what lets scripts speak in it. */
export interface Credential {
  /** The room's name, or its id. */
  readonly room: string;
  /** Its token. */
  readonly token: string;
}

/** What a post to the lobby is made of. */
export interface LobbyPost extends Credential {
  /** The name to speak under. */
  readonly name: string;
  /** What is said. */
  readonly lines: readonly string[];
}

/** As much as a post may have (`LIMITS.webMessage`). */
const MOST = 64 * 1024;
const encoder = new TextEncoder();

/** A post to the lobby, in one of the ways that services have. */
export function lobbyPost(
  { room, token, name, lines }: LobbyPost,
  random: Random,
): Uint8Array {
  const text = lines.join("\n");
  const path = `/c/${room}`;
  switch (random.below(4)) {
    case 0:
      return post(`${path}?name=${name}&token=${token}`, text);
    case 1:
      return post(path, text, [
        `Authorization: Basic ${btoa(`${name}:${token}`)}`,
      ]);
    case 2:
      return post(
        `${path}?token=${token}`,
        JSON.stringify({ text, username: name }),
        [
          "Content-Type: application/json",
        ],
      );
    default:
      return post(`${path}?name=${name}`, text, [
        `Authorization: Bearer ${token}`,
      ]);
  }
}

/** A post to another room, or a request with something wrong about it. */
export function anyRequest(
  { room, token }: Credential,
  links: readonly string[],
  random: Random,
): Uint8Array {
  const name = encodeURIComponent(nameText(random).toWellFormed());
  const elsewhere = encodeURIComponent(roomText(random, links));
  const bearer = [`Authorization: Bearer ${token}`];
  const path = `/c/${encodeURIComponent(room)}?name=${name}`;
  switch (random.below(12)) {
    case 0:
      return post(`/c/${elsewhere}?name=${name}&token=${token}`, "x");
    case 1:
      return post(path, "x", [
        "Authorization: Bearer ",
        "X-Long: ".padEnd(9_000, "y"),
      ]);
    case 2:
      return post(
        path,
        "y".repeat(random.pick([4_095, 4_097, MOST, MOST + 1])),
        bearer,
      );
    case 3:
      return post(path, "{", [...bearer, "Content-Type: application/json"]);
    case 4:
      return post(path, "\n".repeat(random.pick([1, 99, 9_000])), bearer);
    case 5:
      return post(path, random.bytes(random.between(1, 300)), bearer);
    case 6:
      return post("/c/%ff%", "x", ["Authorization: Basic !!"]);
    case 7:
      return bytes(
        `${
          random.pick(["DELETE", "PUT", "OPTIONS", "HEAD", "GET"])
        } ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
      );
    case 8:
      // A body that is longer than it is said to be, or never ends.
      return bytes(
        `POST ${path} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n${
          random.pick(["5\r\nhello\r\n", "zz\r\n", "0\r\n\r\nextra"])
        }`,
      );
    case 9:
      // The rest never comes.
      return post(path, lineText(random), bearer).subarray(0, -1);
    default:
      return post(path, lineText(random), bearer);
  }
}

/** A request to read a room's events, as HTTP/1.0: its body has no chunks. */
export function readRequest(
  room: string,
  name: string,
  isEventSource: boolean,
): Uint8Array {
  const accept = isEventSource ? "Accept: text/event-stream\r\n" : "";
  return bytes(
    `GET /c/${encodeURIComponent(room)}/events?name=${
      encodeURIComponent(name)
    } HTTP/1.0\r\nHost: localhost\r\n${accept}\r\n`,
  );
}

function post(
  path: string,
  body: string | Uint8Array,
  headers: readonly string[] = [],
): Uint8Array {
  const payload = typeof body === "string" ? encoder.encode(body) : body;
  const head = [
    `POST ${path} HTTP/1.1`,
    "Host: localhost",
    `Content-Length: ${payload.length}`,
    ...headers,
  ].join("\r\n");
  return concat([bytes(`${head}\r\n\r\n`), payload]);
}
