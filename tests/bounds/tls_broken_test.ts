import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { connect as secured, type TLSSocket } from "node:tls";
import { makeCertificate } from "../harness/certificate.ts";
import { testWith } from "../harness/program.ts";
import { TestServer } from "../harness/test_server.ts";
import { UPGRADE } from "../harness/upgrade.ts";

testWith("openssl", "tls: a broken record ends the session", async () => {
  await using server = start();
  const alice = await server.login("alice");
  await using mallory = await Breaker.open(server.tlsPort);
  mallory.says("mallory\n");
  await alice.seesNext("*** mallory has joined");
  mallory.breaks();
  await alice.seesNext("*** mallory has left");
  await server.hasOnly(1);
});

testWith("openssl", "wss: a broken record ends the session", async () => {
  await using server = start();
  const alice = await server.login("alice");
  await using mallory = await Breaker.open(await server.openWeb());
  mallory.says(UPGRADE);
  await server.hasOnly(2);
  mallory.breaks();
  await server.hasOnly(1);
  alice.says("all is well");
  await alice.seesNext("[alice] all is well");
});

/** Somebody who speaks TLS, and then something else, and stays connected. */
class Breaker implements AsyncDisposable {
  readonly #raw: Socket;
  readonly #secure: TLSSocket;

  private constructor(raw: Socket, secure: TLSSocket) {
    this.#raw = raw;
    this.#secure = secure;
    for (const socket of [raw, secure]) socket.on("error", () => {});
  }

  static async open(port: number): Promise<Breaker> {
    const socket = connect({ host: "127.0.0.1", port, allowHalfOpen: true });
    const secure = secured({ socket, rejectUnauthorized: false });
    const breaker = new Breaker(socket, secure);
    await once(secure, "secureConnect");
    return breaker;
  }

  says(text: string): void {
    this.#secure.write(text);
  }

  breaks(): void {
    this.#raw.write("this is no record of TLS");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#raw, "close");
    this.#raw.destroy();
    await closed;
  }
}

function start(): TestServer {
  return new TestServer({
    tls: { port: 0, certificate: makeCertificate() },
    web: { port: 0, host: "127.0.0.1" },
  });
}
