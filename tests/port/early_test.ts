import { assertEquals } from "@std/assert";
import { LineClient } from "../harness/line_client.ts";
import {
  portOf,
  startMaru,
  testUnless,
  whyNotOnDeno26,
} from "../harness/maru.ts";

testUnless(
  whyNotOnDeno26(),
  "one port: whoever comes right after the greeting waits, and is served",
  async () => {
    await using maru = startMaru(["--port", "0", "--web-port", "shared"]);
    const port = await portOf(maru);
    using irc = await LineClient.connect("irc", { port });
    irc.sends("CAP LS 302\r\n");
    const response = await fetch(`http://127.0.0.1:${port}/healthz`);
    assertEquals(await response.text(), "ok\n");
    await irc.sees(/^:maru CAP \* LS :/);
  },
);
