import { assertEquals, assertMatch } from "@std/assert";
import { makeCertificate } from "../harness/certificate.ts";
import {
  giveToMaru,
  startMaru,
  testUnless,
  whyNotOnDeno26,
} from "../harness/maru.ts";
import { testWith } from "../harness/program.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { TestServer } from "../harness/test_server.ts";

testUnless(
  whyNotOnDeno26(),
  "maru connect --tls trusts what it is told to",
  async () => {
    const certificate = makeCertificate();
    await using server = new TestServer({ tls: { port: 0, certificate } });
    using folder = new TempFolder();
    const ca = folder.write("ca.pem", certificate.cert);
    const other = folder.write("other.pem", makeCertificate("other").cert);
    for (const path of [folder.path("."), ca, other]) giveToMaru(path);
    const say = async (...flags: string[]) => {
      const address = `127.0.0.1:${server.tlsPort}`;
      await using ci = startMaru(
        ["connect", address, "--name", "ci", "--tls", ...flags],
        [`-R=${folder.path("")}`],
      );
      await ci.says("hello");
      await ci.endsInput();
      const [output, errors] = [await ci.rest(), await ci.errors.rest()];
      return { output, errors, code: await ci.exitCode() };
    };
    const delivered = { output: ["[ci] hello"], errors: [], code: 0 };
    assertEquals(await say("--ca", ca), delivered);
    assertEquals(await say("--insecure"), delivered);
    for (const flags of [[], ["--ca", other]]) {
      const { output, errors: [error], code } = await say(...flags);
      assertEquals([output, code], [[], 1]);
      assertMatch(
        error,
        /^Cannot connect: the certificate of 127\.0\.0\.1:\d+ must be trusted: .*; --ca FILE/,
      );
    }
  },
  (name, run) => testWith("openssl", name, run),
);
