import { assertEquals } from "@std/assert";
import { makeCertificate } from "../harness/certificate.ts";
import {
  giveToMaru,
  startMaru,
  testUnless,
  whyNotOnDeno26,
} from "../harness/maru.ts";
import { testWith } from "../harness/program.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { openForAll } from "../port/harness/open_for_all.ts";
import { finish } from "./harness/piped.ts";

Deno.test("maru connect comes by a link to the one port that it names", async () => {
  await using server = await openForAll();
  const bob = await server.login("bob");
  const link = `http://127.0.0.1:${server.port}/c/tea`;
  bob.says("/join tea");
  await bob.sees("*** bob has joined");
  await using ci = startMaru(["connect", link, "--name", "ci"]);
  await ci.says("hello");
  assertEquals(await finish(ci), [["[ci] hello"], [], 0]);
  await bob.sees("[ci] hello");
});

testUnless(
  whyNotOnDeno26(),
  "maru connect comes by a link to the one port with TLS",
  async () => {
    const certificate = makeCertificate();
    await using server = await openForAll({
      tls: { port: "off", certificate },
    });
    using folder = new TempFolder();
    const ca = folder.write("ca.pem", certificate.cert);
    for (const path of [folder.path("."), ca]) giveToMaru(path);
    await using ci = startMaru(
      ["connect", `${server.origin}/c/tea`, "--name", "ci", "--ca", ca],
      [`-R=${folder.path("")}`],
    );
    await ci.says("hello");
    assertEquals(await finish(ci), [["[ci] hello"], [], 0]);
  },
  (name, run) => testWith("openssl", name, run),
);
