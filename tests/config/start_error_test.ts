import { assertEquals } from "@std/assert";
import { OPTIONS } from "../../src/config/options.ts";
import { whyNotStarted } from "../../src/config/start_error.ts";
import { ListenError } from "../../src/net/listen_error.ts";

Deno.test("whyNotStarted() names a flag that exists, for every listener", () => {
  const known = Object.keys(OPTIONS).map((name) => `--${name}`);
  const unknown = (["lines", "tls", "irc", "ircTls", "web", "metrics"] as const)
    .flatMap((listener) =>
      [new Deno.errors.AddrInUse("x"), new Error("x")].map((cause) =>
        whyNotStarted(new ListenError(listener, 1, "::1", cause)) ?? ""
      )
    )
    .filter((why) =>
      !known.includes(/^Cannot start: '(.*?)' must be/.exec(why)?.[1] ?? "")
    );
  assertEquals(unknown, []);
});
