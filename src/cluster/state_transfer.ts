/**
 * Handing the state of a node to one that starts.
 *
 * @module
 */

import { gunzipSync, gzipSync } from "node:zlib";
import type { Message } from "./nats_types.ts";
import type { NatsLink } from "./nats_link.ts";
import type { LogState } from "./replicated_log.ts";

/** A state, and the stream that it belongs to. */
export interface HandedState extends LogState {
  /** When the stream was made. */
  readonly created: string;
}

const WORD = "state";
/** Less than NATS allows for one message. */
const PART = 512 * 1024;
/** How long the next part may take, in milliseconds. */
const PATIENCE = 3_000;
/** Most that a state may be, in bytes. */
const MOST = 256 * 1024 * 1024;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Answers nodes that ask for the state.
 *
 * @param save Gives it; undefined when this node has none to give.
 * @returns Ends it.
 */
export function serveState(
  link: NatsLink,
  save: () => HandedState | undefined,
): () => void {
  return link.serve(WORD, ({ reply }: Message) => {
    const state = save();
    if (!reply) return;
    if (state === undefined) return link.send(reply, encoder.encode("0"));
    const bytes = gzipSync(encoder.encode(JSON.stringify(state)));
    link.send(reply, encoder.encode(String(bytes.length)));
    for (let at = 0; at < bytes.length; at += PART) {
      link.send(reply, bytes.subarray(at, at + PART));
    }
  });
}

/**
 * Asks the other nodes for their state.
 *
 * @param signal Ends the wait for an answer when it is aborted.
 * @returns undefined when none answers.
 */
export function askState(
  link: NatsLink,
  signal: AbortSignal,
): Promise<HandedState | undefined> {
  return new Promise((resolve) => {
    const parts: Uint8Array[] = [];
    let expected: number | undefined;
    let length = 0;
    const finish = (state?: HandedState) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      inbox.end();
      resolve(state);
    };
    const stop = () => finish();
    let timer = setTimeout(stop, PATIENCE);
    signal.addEventListener("abort", stop);
    const inbox = link.inbox(({ data }) => {
      clearTimeout(timer);
      timer = setTimeout(stop, PATIENCE);
      if (expected === undefined) {
        expected = Number(decoder.decode(data));
        if (!(expected > 0 && expected <= MOST)) finish();
        return;
      }
      parts.push(data.slice());
      length += data.length;
      if (length >= expected) finish(parse(parts, length));
    });
    link.request(WORD, inbox.subject);
  });
}

function parse(
  parts: readonly Uint8Array[],
  length: number,
): HandedState | undefined {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  try {
    return JSON.parse(decoder.decode(gunzipSync(bytes)));
  } catch {
    return undefined;
  }
}
