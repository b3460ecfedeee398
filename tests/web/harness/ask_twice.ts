/**
 * Several requests, one after the other over one connection.
 *
 * @module
 */

import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { once } from "node:events";

const UPGRADE =
  "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
  "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";

/** Asks for each path in turn, and gives the statuses. */
export function askTwice(
  origin: string,
  paths: readonly string[],
): Promise<number[]> {
  const { hostname, port } = new URL(origin);
  return converse(connect(Number(port), hostname), hostname, paths);
}

/** The same over TLS, whoever the certificate is of. */
export function askTwiceSecurely(
  origin: string,
  paths: readonly string[],
): Promise<number[]> {
  const { hostname, port } = new URL(origin);
  const options = { host: hostname, port: Number(port) };
  const socket = connectTls({ ...options, rejectUnauthorized: false });
  return converse(socket, hostname, paths);
}

async function converse(
  socket: Socket,
  host: string,
  paths: readonly string[],
): Promise<number[]> {
  const statuses: number[] = [];
  const closed = once(socket, "close");
  try {
    for (const path of paths) {
      const upgrade = path === "/ws" ? UPGRADE : "";
      socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${upgrade}\r\n`);
      statuses.push(await statusOf(socket));
    }
  } finally {
    socket.destroy();
    await closed;
  }
  return statuses;
}

/** Takes one answer whole. */
function statusOf(socket: Socket): Promise<number> {
  let text = "";
  return new Promise((resolve, reject) => {
    const take = (chunk: Uint8Array) => {
      text += new TextDecoder("latin1").decode(chunk);
      const [, status, length = "0"] =
        /^HTTP\/1\.1 (\d+)[^]*?(?:\r\ncontent-length: (\d+)[^]*?)?\r\n\r\n/i
          .exec(text) ?? [];
      if (status === undefined) return;
      const body = text.length - text.indexOf("\r\n\r\n") - 4;
      if (status !== "101" && body < Number(length)) return;
      stop();
      resolve(Number(status));
    };
    const fail = () => {
      stop();
      reject(new Error("the connection was closed between two requests"));
    };
    const stop = () => socket.off("data", take).off("close", fail);
    socket.on("data", take).on("close", fail);
  });
}
