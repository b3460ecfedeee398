import { assertEquals } from "@std/assert";
import { AllowedHosts } from "../../src/net/allowed_hosts.ts";
import { isOwnOrigin, mayOpenSocket } from "../../src/web/allowed_origin.ts";

const PUBLIC = "https://chat.example.org";

const CASES: [
  origin: string,
  host: string | undefined,
  isOwn: boolean,
][] = [
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

const hosts = new AllowedHosts(["chat.test", undefined]);

Deno.test("mayOpenSocket() takes a page of a name that the server has", () => {
  const cases: [string | undefined, string | undefined, boolean][] = [
    ["http://chat.test:9080", "chat.test:9080", true],
    ["http://192.0.2.7:9080", "192.0.2.7:9080", true],
    ["http://[::1]:9080", "[::1]:9080", true],
    ["http://localhost:9080", "LOCALHOST:9080", true],
    // A name of somebody's, which points here.
    ["http://evil.test:9080", "evil.test:9080", false],
    ["http://localhost.evil.test", "localhost.evil.test", false],
    ["http://192.0.2.7.evil.test", "192.0.2.7.evil.test", false],
    ["http://evil.test", "192.0.2.7", false],
    // Programs send no origin.
    [undefined, "192.0.2.7:9080", true],
    [undefined, undefined, true],
    [undefined, "evil.test", false],
  ];
  for (const [origin, host, may] of cases) {
    assertEquals(
      mayOpenSocket(origin, host, undefined, hosts),
      may,
      `${origin} at ${host}`,
    );
  }
});

Deno.test("mayOpenSocket() takes the public origin alone, where there is one", () => {
  const may = (origin: string, host: string) =>
    mayOpenSocket(origin, host, PUBLIC, hosts);
  assertEquals(may(PUBLIC, "127.0.0.1:9080"), true);
  assertEquals(may("http://chat.test:9080", "chat.test:9080"), false);
  assertEquals(may("http://192.0.2.7:9080", "192.0.2.7:9080"), false);
  assertEquals(may("http://evil.test", "evil.test"), false);
});
