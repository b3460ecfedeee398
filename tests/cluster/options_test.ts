import { assertEquals, assertMatch } from "@std/assert";
import { nkeys } from "@nats-io/transport-node";
import { makeCertificate } from "../harness/certificate.ts";
import { ChildServer } from "../harness/child_server.ts";
import { testWith } from "../harness/program.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { NatsServer } from "./harness/nats_server.ts";

const NATS = "nats-server";

/** The sentence with which a server does not start. */
async function refusal(...args: string[]): Promise<string> {
  await using server = ChildServer.spawn(args, { permissions: ["-N", "-R"] });
  const words = await server.errors.sees(/Cannot start/);
  assertEquals(await server.exitCode() === 0, false);
  return words;
}

testWith(
  NATS,
  "--cluster-auth: NATS is shown a name and a password",
  async () => {
    await using nats = await NatsServer.start(
      "--user",
      "maru",
      "--pass",
      "s3:t",
    );
    using folder = new TempFolder();
    const right = folder.write("right", "maru:s3:t\n");
    const wrong = folder.write("wrong", "maru:other\n");
    const cluster = ["--cluster", `nats://${nats.address}`];
    await using server = await ChildServer.start(
      [...cluster, "--cluster-auth", right],
      { permissions: ["-N", "-R"] },
    );
    const alice = await server.login("alice");
    alice.says("hello");
    await alice.sees("[alice] hello");
    assertMatch(await refusal(...cluster), /'--cluster': NATS/);
    assertMatch(
      await refusal(...cluster, "--cluster-auth", wrong),
      /'--cluster': NATS/,
    );
  },
);

testWith(
  NATS,
  "--cluster-auth: NATS is shown that one has an nkey",
  async () => {
    const user = nkeys.createUser();
    const seed = new TextDecoder().decode(user.getSeed());
    using folder = new TempFolder();
    const users =
      `authorization { users = [{ nkey: ${user.getPublicKey()} }] }`;
    await using nats = await NatsServer.start(
      "-c",
      folder.write("conf", users),
    );
    await using server = await ChildServer.start([
      ...["--cluster", `nats://${nats.address}`],
      ...["--cluster-auth", folder.write("seed", seed)],
    ], { permissions: ["-N", "-R"] });
    const alice = await server.login("alice");
    alice.says("hello");
    await alice.sees("[alice] hello");
  },
);

testWith(
  NATS,
  "--cluster tls://: NATS is spoken to in TLS, and has to be the right one",
  async () => {
    const { cert, key } = makeCertificate();
    using folder = new TempFolder();
    const ca = folder.write("cert.pem", cert);
    await using nats = await NatsServer.start(
      ...["--tls", "--tlscert", ca],
      ...["--tlskey", folder.write("key.pem", key)],
    );
    const cluster = ["--cluster", `tls://${nats.address}`];
    await using server = await ChildServer.start(
      [...cluster, "--cluster-ca", ca],
      { permissions: ["-N", "-R"] },
    );
    const alice = await server.login("alice");
    alice.says("hello");
    await alice.sees("[alice] hello");
    const other = folder.write("other.pem", makeCertificate().cert);
    assertMatch(
      await refusal(...cluster, "--cluster-ca", other),
      /'--cluster': NATS/,
    );
  },
);

testWith(
  NATS,
  "--cluster: what it cannot do is refused, and so is what makes no sense",
  async () => {
    const at = ["--cluster", "nats://127.0.0.1:1"];
    assertMatch(await refusal(...at), /NATS does not answer/);
    assertMatch(await refusal(...at, "--data", "/nowhere"), /without --data/);
    assertMatch(await refusal("--cluster", "http://x"), /nats:\/\/host:4222/);
    assertMatch(await refusal("--node", "one"), /needs --cluster/);
  },
);
