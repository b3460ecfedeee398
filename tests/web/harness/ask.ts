/**
 * Requests exactly as they are written.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import { request } from "node:http";

/** What is asked, beside where. */
export interface Question {
  /** @default {"GET"} */
  readonly method?: string;
  /** Headers; there are no others but `Host`. */
  readonly headers?: Record<string, string>;
  /** What is sent along. */
  readonly body?: string;
}

/** What came back. */
export interface Answer {
  /** The status. */
  readonly status: number;
  /** The headers, in lower case. */
  readonly headers: Record<string, string | string[] | undefined>;
  /** The body as it was sent. */
  readonly body: Uint8Array;
  /** The body as text. */
  readonly text: string;
}

/** Asks for a path that nothing normalizes, and takes what comes as it is. */
export function ask(
  origin: string,
  path: string,
  { method = "GET", headers = {}, body = "" }: Question = {},
): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const asked = request(
      { hostname, port, path, method, headers, agent: false },
      (response) => {
        const chunks: Uint8Array[] = [];
        response.on("data", (chunk: Uint8Array) => chunks.push(chunk));
        response.on("end", () => {
          const body = Buffer.concat(chunks);
          const { statusCode: status = 0, headers } = response;
          resolve({ status, headers, body, text: body.toString() });
        });
      },
    );
    // Where a WebSocket is opened, there is nothing more to read.
    asked.on("upgrade", ({ headers }, socket) => {
      socket.destroy();
      resolve({ status: 101, headers, body: Buffer.alloc(0), text: "" });
    });
    asked.on("error", reject);
    asked.end(body);
  });
}
