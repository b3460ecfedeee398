import { assert, assertEquals } from "@std/assert";
import { ClientError } from "../../../src/client/client_error.ts";
import { localeOf } from "../../../src/client/locale.ts";
import { parseOptions } from "../../../src/client/client_options.ts";
import { parseTarget, roomOf } from "../../../src/client/target.ts";

const ID = "0123456-789abcd-efghjkm-npqrstv";

function parse(line: string) {
  const options = parseOptions(line.split(" ").filter(Boolean), undefined);
  if (options === "help") throw new Error("help");
  return options;
}

function failureOf(line: string): ClientError {
  try {
    parse(line);
  } catch (error) {
    assert(error instanceof ClientError);
    return error;
  }
  throw new Error(`taken: ${line}`);
}

Deno.test("parseTarget() reads hosts, ports and links", () => {
  assertEquals(parseTarget("host"), { host: "host" });
  assertEquals(parseTarget("host:9"), { host: "host", port: 9 });
  assertEquals(parseTarget("::1"), { host: "::1" });
  assertEquals(parseTarget("[::1]:9"), { host: "::1", port: 9 });
  assertEquals(parseTarget(`https://h.example:444/r/${ID}`), {
    host: "h.example",
    port: 444,
    tls: true,
    room: ID,
  });
  assertEquals(parseTarget(`http://[::1]:80/r/${ID}/`), {
    host: "::1",
    port: 80,
    tls: false,
    room: ID,
  });
  assertEquals(parseTarget("http://h/"), {
    host: "h",
    port: 80,
    tls: false,
  });
  for (
    const text of ["", "a b", "host:", "host:70000", "http://h/x", "h/r/x"]
  ) {
    assertEquals(parseTarget(text), undefined, text);
  }
});

Deno.test("roomOf() takes a name, an id and a link", () => {
  assertEquals(roomOf("#builds"), "builds");
  assertEquals(roomOf(ID), ID);
  assertEquals(roomOf(`https://h/r/${ID}`), ID);
  assertEquals(roomOf("https://h/c/%EA%B0%9C%EB%B0%9C"), "개발");
});

Deno.test("parseOptions() has a port for lines and one for TLS", () => {
  const { host, ports, tls } = parse("");
  assertEquals([host, ports, tls], ["localhost", [9009], false]);
  assertEquals(parse("h --tls").ports, [9010, 9009]);
  assertEquals(parse("h:1 --tls").ports, [1]);
  assertEquals(parse(`h --room http://x/r/${ID}`).isLink, false);
});

Deno.test("parseOptions() tries a link's own port first, and then the usual ones", () => {
  const link = parse(`https://h:444/r/${ID}`);
  assertEquals([link.ports, link.tls], [[444, 9010, 9009], true]);
  assertEquals([link.room, link.isLink], [ID, true]);
  assertEquals(parse(`http://h/r/${ID}`).ports, [80, 9009]);
  assertEquals(parse(`https://h:9009/r/${ID}`).ports, [9009, 9010]);
  assertEquals(parse("http://h:9009/").ports, [9009]);
});

Deno.test("parseOptions() takes a name as the server will", () => {
  const options = parseOptions(["--name", " Zoe\u0308 "], undefined);
  assertEquals(options !== "help" && options.name, "Zoë");
});

Deno.test("parseOptions() refuses what it does not know", () => {
  const cases = [
    ["--nope", /there is no flag '--nope'/],
    ["--name", /'--name' must be given a value/],
    ["--lang fr", /'--lang' must be en or ko: current value is fr/],
    ["a b", /one server must be given: current value is a b/],
    ["http://h/x", /current value is http:\/\/h\/x/],
    ["--ca x", /'--ca' must come with --tls/],
  ] as const;
  for (const [line, message] of cases) {
    const error = failureOf(line);
    assertEquals([error.code, message.test(error.message)], [2, true], line);
  }
});

Deno.test("localeOf() takes the first variable that is set", () => {
  const of = (all: Record<string, string>) => localeOf((name) => all[name]);
  assertEquals(of({ LANG: "ko_KR.UTF-8" }), "ko");
  assertEquals(of({ LANG: "ko_KR.UTF-8", LC_ALL: "en_US" }), "en");
  assertEquals(of({ LANG: "ko_KR.UTF-8", LC_ALL: "" }), "ko");
  assertEquals(of({ LANG: "kok_IN" }), undefined);
  assertEquals(of({ LANG: "C.UTF-8" }), undefined);
  assertEquals(of({}), undefined);
});
