import { assertEquals } from "@std/assert";
import { isOwnOrigin } from "../../src/web/allowed_origin.ts";

const PUBLIC = "https://chat.example.org";

const CASES: [
  origin: string | undefined,
  host: string | undefined,
  isOwn: boolean,
][] = [
  [undefined, "chat.test:9080", true],
  ["http://chat.test:9080", "chat.test:9080", true],
  ["http://CHAT.test:9080", "chat.TEST:9080", true],
  // Behind a proxy that ends TLS, the scheme is not the server's own.
  ["https://chat.test", "chat.test", true],
  ["https://chat.test", "chat.test:443", true],
  ["http://chat.test", "chat.test:80", true],
  ["http://[::1]:9080", "[::1]:9080", true],
  [PUBLIC, "10.0.0.7:9080", true],
  ["http://chat.example.org", "10.0.0.7:9080", false],
  ["http://chat.test:9081", "chat.test:9080", false],
  ["http://chat.test", "chat.test:9080", false],
  ["http://evil.test", "chat.test:9080", false],
  ["http://chat.test:9080.evil.test", "chat.test:9080", false],
  ["http://evil.test/chat.test:9080", "chat.test:9080", false],
  ["http://chat.test:9080@evil.test", "chat.test:9080", false],
  ["null", "chat.test:9080", false],
  ["", "chat.test:9080", false],
  ["file://", "chat.test:9080", false],
  ["http://chat.test", undefined, false],
  ["http://chat.test", "", false],
  ["null", "null", false],
];

for (const [origin, host, isOwn] of CASES) {
  Deno.test(`isOwnOrigin() says ${isOwn} to ${origin} at ${host}`, () => {
    assertEquals(isOwnOrigin(origin, host, PUBLIC), isOwn);
  });
}
