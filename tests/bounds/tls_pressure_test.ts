import { setImmediate } from "node:timers";
import { connect, type TLSSocket } from "node:tls";
import { assert } from "@std/assert";
import { makeCertificate } from "../harness/certificate.ts";
import type { LineClient } from "../harness/line_client.ts";
import { TestServer } from "../harness/test_server.ts";
import { UPGRADE } from "../harness/upgrade.ts";

const MIB = 1024 * 1024;
// What kernel and runtime hold on both sides, and as much again.
const ENOUGH = 24 * MIB;
const encoder = new TextEncoder();

Deno.test("tls: a client that sends too much waits, as over TCP", async () => {
  await using server = start();
  const alice = await server.login("alice");
  await using flood = await Flood.open(server.tlsPort!);
  await flood.send(encoder.encode("mallory\n"));
  await alice.sees("*** mallory has joined");
  await flood.isHeldUp(encoder.encode("hello there\n".repeat(5_000)), alice);
});

Deno.test("wss: a client that sends too much waits, as over TCP", async () => {
  await using server = start();
  const alice = await server.login("alice");
  await using flood = await Flood.open(await server.openWeb());
  await flood.send(encoder.encode(UPGRADE));
  await flood.send(frame("mallory\n"));
  await alice.sees("*** mallory has joined");
  await flood.isHeldUp(frame("hello there\n".repeat(5_000)), alice);
});

/** Somebody who sends without end over TLS, and reads nothing. */
class Flood implements AsyncDisposable {
  readonly #socket: TLSSocket;
  #pending: Promise<unknown> = Promise.resolve();

  private constructor(socket: TLSSocket) {
    this.#socket = socket;
    socket.on("error", () => {});
  }

  static async open(port: number): Promise<Flood> {
    const to = { host: "127.0.0.1", port, rejectUnauthorized: false };
    const socket = connect(to);
    await new Promise((resolve) => socket.once("secureConnect", resolve));
    return new Flood(socket);
  }

  send(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve) => this.#socket.write(bytes, () => resolve()));
  }

  /** Sends until a piece is not taken, however often the witness is served. */
  async isHeldUp(piece: Uint8Array, witness: LineClient): Promise<void> {
    for (let sent = 0; sent < ENOUGH; sent += piece.length) {
      this.#pending = this.send(piece);
      if (!await settles(this.#pending, witness)) return;
    }
    assert(false, `the server took ${ENOUGH / MIB} MiB`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => this.#socket.on("close", resolve));
    this.#socket.destroy();
    await Promise.all([closed, this.#pending]);
  }
}

const certificate = makeCertificate();

function start(): TestServer {
  return new TestServer({
    tls: { port: 0, certificate },
    web: { port: 0, host: "127.0.0.1" },
    // The flood is to be slowed down; the witness is not served by the line.
    limits: { rate: 5, burst: 20 },
  });
}

/** Whether `pending` settles while everything gets its turn, and a witness is served. */
async function settles(
  pending: Promise<unknown>,
  witness: LineClient,
): Promise<boolean> {
  let hasSettled = false;
  pending.then(() => hasSettled = true);
  for (let turn = 0; turn < 2_000 && !hasSettled; turn++) {
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  if (hasSettled) return true;
  witness.says("is anybody served?");
  await witness.sees("[alice] is anybody served?");
  return hasSettled;
}

/** A text frame, masked with zeros (RFC 6455, 5.2). */
function frame(text: string): Uint8Array {
  const payload = encoder.encode(text);
  const head = payload.length < 126
    ? [0x81, 0x80 | payload.length]
    : [0x81, 0xfe, payload.length >> 8, payload.length & 255];
  return new Uint8Array([...head, 0, 0, 0, 0, ...payload]);
}
