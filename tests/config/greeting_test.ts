import { assertEquals } from "@std/assert";
import {
  greeting,
  greetingFields,
  hostsOfPages,
} from "../../src/config/greeting.ts";
import { hostsAmong } from "../../src/config/reachable_hosts.ts";

const ALL = {
  version: "1.2.3",
  port: 9009,
  tlsPort: 9010,
  webUrl: "https://chat.test",
  readsEnvironment: true,
};

Deno.test("greeting() says how to join, in every way there is", () => {
  assertEquals(greeting(ALL).split("\n"), [
    "maru 1.2.3 · 마루",
    "join with: nc localhost 9009",
    "with TLS:  ncat --ssl localhost 9010",
    "or open:   https://chat.test",
    "others:    your address in place of localhost; --allow-sys=networkInterfaces shows it here",
  ]);
  const few = { ...ALL, port: undefined, tlsPort: undefined };
  assertEquals(greeting(few).split("\n").length, 2);
});

Deno.test("greeting() says when the environment is not read", () => {
  const deaf = { ...ALL, readsEnvironment: false };
  assertEquals(
    greeting(deaf).split("\n").at(-1),
    "set by:    flags alone; MARU_… variables need -E='MARU_*'",
  );
  assertEquals(greetingFields(deaf).environment, "not read");
  assertEquals(greetingFields(ALL).environment, undefined);
});

Deno.test("greeting() says how others join, by the addresses that they can use", () => {
  const webUrl = "http://localhost:9080";
  const others = ["192.0.2.7", "[2001:db8::7]"];
  const linesOf = (change: object) =>
    greeting({ ...ALL, webUrl, others, ...change }).split("\n")
      .filter((line) => line.startsWith("others:"));
  assertEquals(linesOf({}), [
    "others:    nc 192.0.2.7 9009  or  http://192.0.2.7:9080",
    "others:    nc 2001:db8::7 9009  or  http://[2001:db8::7]:9080",
  ]);
  assertEquals(
    linesOf({ webUrl: "https://chat.test" })[0],
    "others:    nc 192.0.2.7 9009",
  );
  assertEquals(
    linesOf({ port: undefined })[0],
    "others:    http://192.0.2.7:9080",
  );
  // Who chose one address has it already, and nobody else comes by loopback.
  assertEquals(linesOf({ host: "127.0.0.1" }), []);
  assertEquals(linesOf({ host: "0.0.0.0" }).length, 1);
  assertEquals(linesOf({ others: [] }), []);
});

Deno.test("hostsOfPages() gives those by which others open the pages", () => {
  const others = ["192.0.2.7", "[2001:db8::7]"];
  const hosts = (change: object) =>
    hostsOfPages({
      ...ALL,
      webUrl: "http://localhost:9080",
      others,
      ...change,
    });
  assertEquals(hosts({}), others);
  assertEquals(hosts({ webUrl: "http://[::]:9080" }), others);
  assertEquals(hosts({ webUrl: "http://0.0.0.0:9080" }), ["192.0.2.7"]);
  assertEquals(hosts({ host: "0.0.0.0" }), ["192.0.2.7"]);
  assertEquals(hosts({ webUrl: "http://127.0.0.1:9080" }), []);
  assertEquals(hosts({ webUrl: "https://chat.test" }), []);
  assertEquals(hosts({ webUrl: undefined }), []);
  assertEquals(hosts({ others: undefined }), []);
});

Deno.test("hostsAmong() gives the addresses that mean this machine elsewhere", () => {
  const all = [
    ...["::1", "fe80::1", "2001:db8::7"]
      .map((address) => ({ family: "IPv6" as const, address })),
    ...["127.0.0.1", "169.254.3.4", "192.0.2.7", "198.51.100.7", "203.0.113.7"]
      .map((address) => ({ family: "IPv4" as const, address })),
  ];
  assertEquals(hostsAmong(all), ["192.0.2.7", "198.51.100.7", "203.0.113.7"]);
  assertEquals(hostsAmong(all.slice(0, 5)), ["[2001:db8::7]"]);
});
