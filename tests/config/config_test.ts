import { assert, assertEquals } from "@std/assert";
import { configure, helpText, variableName } from "../../src/config/config.ts";
import { OPTIONS } from "../../src/config/options.ts";
import { serverOptions } from "../../src/config/setup.ts";
import { Log } from "../../src/log.ts";
import { UsageError } from "../../src/config/usage_error.ts";

const NO_ENVIRONMENT = () => undefined;

function options(args: string[], variables: Record<string, string> = {}) {
  const request = configure(args, (name) => variables[name]);
  assert(request.action === "serve");
  return request.options;
}

function refusal(args: string[], variables: Record<string, string> = {}) {
  try {
    configure(args, (name) => variables[name]);
  } catch (error) {
    assert(error instanceof UsageError, String(error));
    return error.message;
  }
  throw new Error(`${args} was not refused`);
}

Deno.test("configure() falls back on what each option says", () => {
  assertEquals(
    options([]),
    Object.fromEntries(
      Object.entries(OPTIONS).map(([name, { fallback }]) => [name, fallback]),
    ),
  );
});

Deno.test("configure() takes flags and their values", () => {
  const given = options([
    ...["--port", "0", "--host=::1", "--lang", "ko", "--echo=off"],
    ...["--history", "5", "--max-line=64", "--newline-optional"],
    ...["--log-level", "warn", "--log-format", "json", "--port", "1"],
  ]);
  assertEquals(given.port, 1);
  assertEquals([given.host, given.lang, given.echo], ["::1", "ko", "off"]);
  assertEquals([given.history, given["max-line"]], [5, 64]);
  assertEquals(given["newline-optional"], true);
  assertEquals([given["log-level"], given["log-format"]], ["warn", "json"]);
});

Deno.test("--link-grace is how long an empty link room waits: half an hour", async () => {
  const log = new Log(() => {});
  const graceOf = async (...args: string[]) =>
    (await serverOptions(options(args), log)).limits?.linkEmpty;
  assertEquals(await graceOf(), 30 * 60_000);
  assertEquals(await graceOf("--link-grace", "90s"), 90_000);
  assertEquals(await graceOf("--link-grace", "0s"), 0);
  const required = "a time such as 500ms, 1s or 2m, from 0 ms to 604800000 ms";
  assertEquals(
    refusal(["--link-grace", "8d"]),
    `Cannot start: '--link-grace' must be ${required}: current value is 8d`,
  );
});

Deno.test("configure() asks the environment for what no flag says", () => {
  const variables = {
    MARU_PORT: "1234",
    MARU_HOST: "localhost",
    MARU_NEWLINE_OPTIONAL: "on",
    MARU_MAX_LINE: "100",
  };
  const given = options(["--port", "4321"], variables);
  assertEquals([given.port, given.host], [4321, "localhost"]);
  assertEquals([given["newline-optional"], given["max-line"]], [true, 100]);
  assertEquals(variableName("log-level"), "MARU_LOG_LEVEL");
});

Deno.test("configure() refuses a value with what is required and what it got", () => {
  assertEquals(
    refusal(["--port", "70000"]),
    "Cannot start: '--port' must be 0 to 65535, or off: current value is 70000",
  );
  assertEquals(
    refusal(["--history", "many"]),
    "Cannot start: '--history' must be a whole number from 0 to 200: current value is many",
  );
  assertEquals(
    refusal(["--lang", "fr"]),
    "Cannot start: '--lang' must be en or ko: current value is fr",
  );
  assertEquals(
    refusal(["--host"]),
    "Cannot start: '--host' must be given a value: current value is empty",
  );
  assertEquals(
    refusal([], { MARU_NEWLINE_OPTIONAL: "perhaps" }),
    "Cannot start: 'MARU_NEWLINE_OPTIONAL' must be true or false: current value is perhaps",
  );
});

Deno.test("configure() takes an origin, and nothing behind it", () => {
  for (const url of ["https://chat.example.org", "http://[::1]:9080"]) {
    for (const text of [url, `${url}/`]) {
      assertEquals(options(["--public-url", text])["public-url"], url);
    }
  }
  const wrong = ["chat.example.org", "ftp://x", "https://x/y", "https://x?y"];
  for (const text of [...wrong, "https://x#y", "https://a@x", ""]) {
    refusal([`--public-url=${text}`]);
  }
});

Deno.test("configure() takes the addresses of proxies, and no names", () => {
  const given = options(["--trusted-proxy", "192.0.2.1, 0:0::1,10.1.0.1/8"]);
  assertEquals(given["trusted-proxy"], ["192.0.2.1", "::1", "10.0.0.0/8"]);
  for (const text of ["localhost", "192.0.2.1,", "192.0.2.0/33", "", "1"]) {
    refusal([`--trusted-proxy=${text}`]);
  }
});

Deno.test("configure() takes no number that is not written as one", () => {
  for (const text of ["", "-1", "1e3", "0x10", "1.5", " 1", "٣"]) {
    refusal([`--history=${text}`]);
    refusal([], { MARU_HISTORY: text });
  }
});

Deno.test("configure() refuses a flag that is not known, with the nearest", () => {
  assertEquals(
    refusal(["--prot", "9009"]),
    "Cannot start: there is no flag '--prot': did you mean --port? --help lists them",
  );
  assertEquals(
    refusal(["--hstory=3"]),
    "Cannot start: there is no flag '--hstory=3': did you mean --history? --help lists them",
  );
  // One that is near to none brings no guess.
  for (const far of ["--foo", "-p", "--초대"]) {
    assertEquals(
      refusal([far, "1"]),
      `Cannot start: there is no flag '${far}'; --help lists them`,
    );
  }
  assertEquals(
    refusal(["--port="]),
    "Cannot start: '--port' must be 0 to 65535, or off: current value is empty",
  );
});

Deno.test("configure() refuses what is no flag, behind a lone -- too", () => {
  const told =
    "Cannot start: there is no command 'serve': flags begin with --, and --help lists them";
  assertEquals(refusal(["serve"]), told);
  assertEquals(refusal(["--", "serve"]), told);
});

Deno.test("configure() knows --help, -h and --version, whatever else is given", () => {
  for (const flag of ["--help", "-h"]) {
    assertEquals(configure([flag], NO_ENVIRONMENT), { action: "help" });
  }
  assertEquals(configure(["--version", "--port", "x"], NO_ENVIRONMENT), {
    action: "version",
  });
});

Deno.test("helpText() lists every flag with what is in force without it", () => {
  const rows = helpText().split("\n");
  for (const name of [...Object.keys(OPTIONS), "help", "version"]) {
    assert(rows.some((row) => row.startsWith(`  --${name} `)), name);
  }
  assert(rows.some((row) => /^ {2}--port PORT .*\(9009\)$/.test(row)));
  assert(rows.some((row) => /^ {2}--lang en\|ko .*\(en\)$/.test(row)));
});
