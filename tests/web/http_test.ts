import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { gunzipSync } from "node:zlib";
import { ask } from "./harness/ask.ts";
import { WebServer } from "./harness/web_server.ts";

const PAGES = ["/", "/r/0123456-789abcd-efghjkm-npqrstv", "/nothing/here"];

Deno.test("web: every room has the same page, whether there is one or not", async () => {
  await using server = await WebServer.open();
  const front = await ask(server.origin, "/");
  const room = await ask(server.origin, "/r/0123456-789abcd-efghjkm-npqrstv");
  assertEquals([front.status, room.status], [200, 200]);
  assertEquals(room.text, front.text);
  assertEquals(room.headers["x-robots-tag"], "noindex");
});

Deno.test("web: a room that is found by its name has the same page", async () => {
  await using server = await WebServer.open();
  const front = await ask(server.origin, "/");
  const paths = [
    "/c/lobby",
    "/c/dev",
    "/c/dev/",
    "/c/dev?x=y",
    "/c/%EA%B0%9C%EB%B0%9C",
    "/c/***",
  ];
  for (const path of paths) {
    const { status, text, headers } = await ask(server.origin, path);
    assertEquals([status, text], [200, front.text], path);
    assertEquals(headers["x-robots-tag"], "noindex");
  }
});

Deno.test("web: an unknown path is a page of its own, and a 404", async () => {
  await using server = await WebServer.open();
  const paths = [
    "/nothing",
    "/r/",
    "/r/a/b",
    "/r/lobby",
    "/r/0123456-789abcd-efghjkm",
    "/r/0123456-789abcd-efghjkm-npqrstv-w",
    "/r/%2e%2e",
    "/c/",
    "/c/a/b",
    "/c/a%20b",
    "/c/a%0A%2Fquit",
    "/c/%E2%80%AEa",
    "/c/a%2Fb",
    "/c/%ff",
    `/c/${"%EA%B0%9C".repeat(70)}`,
    "/r/../assets",
    "//evil.example/",
    "/assets/",
    "/assets/x/main.js",
    "/favicon.ico",
    "/index.html",
  ];
  for (const path of paths) {
    const { status, text } = await ask(server.origin, path);
    assertEquals(status, 404, path);
    assertStringIncludes(text, "There is nothing here.");
  }
});

Deno.test("web: only GET and HEAD", async () => {
  await using server = await WebServer.open();
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"]) {
    const { status, headers } = await ask(server.origin, "/", {
      method,
      body: method === "POST" ? "x".repeat(1000) : "",
    });
    assertEquals([status, headers.allow], [405, "GET, HEAD"], method);
  }
  const head = await ask(server.origin, "/", { method: "HEAD" });
  const { body } = await ask(server.origin, "/");
  assertEquals(head.headers["content-length"], String(body.length));
  assertEquals(head.body.length, 0);
});

Deno.test("web: every answer has the strict headers", async () => {
  await using server = await WebServer.open();
  for (const path of [...PAGES, "/healthz", "/ws", "/qr.svg"]) {
    const { headers } = await ask(server.origin, path);
    const policy = String(headers["content-security-policy"]);
    for (
      const rule of [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types maru-worker",
      ]
    ) assert(policy.split("; ").includes(rule), `${path}: ${rule}`);
    assert(!policy.includes("unsafe"), policy);
    assertEquals(headers["x-content-type-options"], "nosniff");
    assertEquals(headers["referrer-policy"], "no-referrer");
    assertEquals(headers["cross-origin-opener-policy"], "same-origin");
    assertEquals(headers["cross-origin-resource-policy"], "same-origin");
  }
});

Deno.test("web: a page has no code and no style of its own", async () => {
  await using server = await WebServer.open();
  for (const path of PAGES) {
    const { text } = await ask(server.origin, path);
    const scripts = text.match(/<script[^>]*>/g) ?? [];
    assert(scripts.every((tag) => tag.includes("src=")), scripts.join());
    assert(!/<style|\sstyle=|\son\w+=|javascript:/i.test(text));
  }
});

Deno.test("web: all that a page needs comes from the same server", async () => {
  await using server = await WebServer.open();
  const seen = new Set<string>();
  const wanted = PAGES.slice();
  for (let path = wanted.pop(); path !== undefined; path = wanted.pop()) {
    const { text, status, headers } = await ask(server.origin, path);
    if (!PAGES.includes(path)) {
      assertEquals(status, 200, path);
      const control = headers["cache-control"];
      assertEquals(control, "public, max-age=31536000, immutable");
    }
    for (const address of addressesIn(text)) {
      const url = new URL(address, `${server.origin}${path}`);
      if (url.origin !== server.origin) assertEquals(url.href, "", path);
      if (seen.has(url.pathname)) continue;
      seen.add(url.pathname);
      wanted.push(url.pathname);
    }
  }
  for (const name of ["style.css", "page_main.js", "help_panel.js"]) {
    assert([...seen].some((path) => path.endsWith(`/${name}`)), name);
  }
});

Deno.test("web: the page's worker is asked for anew, and names this version", async () => {
  await using server = await WebServer.open();
  const { text, headers } = await ask(server.origin, "/worker.js");
  assertEquals(headers["cache-control"], "no-cache");
  const { text: page } = await ask(server.origin, "/");
  const [style] = addressesIn(page).filter((at) => at.endsWith("/style.css"));
  assertStringIncludes(text, `"${style}"`);
});

Deno.test("web: no cache keeps the link of a room", async () => {
  await using server = await WebServer.open();
  const cacheOf = async (path: string) =>
    (await ask(server.origin, path)).headers["cache-control"];
  const room = "/r/0123456-789abcd-efghjkm-npqrstv";
  // Nor one that was mistyped, and is an id but for a letter.
  for (const path of [room, `${room}/`, `${room}?x=y`, `${room}-w`]) {
    assertEquals(await cacheOf(path), "no-store", path);
  }
  for (const path of ["/", "/c/lobby"]) {
    assertEquals(await cacheOf(path), "no-cache", path);
  }
});

Deno.test("web: what the browser has is not sent again", async () => {
  await using server = await WebServer.open();
  const { headers } = await ask(server.origin, "/");
  const tag = headers.etag;
  const again = await ask(server.origin, "/", {
    headers: { "if-none-match": String(tag) },
  });
  assertEquals([again.status, again.text], [304, ""]);
  const other = await ask(server.origin, "/", {
    headers: { "if-none-match": `W/"other"` },
  });
  assertEquals(other.status, 200);
});

Deno.test("web: what can be compressed is, for who takes it", async () => {
  await using server = await WebServer.open();
  const take = (encodings: string) =>
    ask(server.origin, "/", { headers: { "accept-encoding": encodings } });
  const raw = await ask(server.origin, "/");
  for (const encodings of ["identity", "gzip;q=0", "br", "gzip;q=0.0, br"]) {
    const { body, headers } = await take(encodings);
    assertEquals(headers["content-encoding"], undefined, encodings);
    assertEquals(body.length, raw.body.length);
  }
  for (const encodings of ["gzip", "br, gzip;q=0.5", "deflate, gzip"]) {
    const { body, headers } = await take(encodings);
    assertEquals(headers["content-encoding"], "gzip", encodings);
    assertEquals(headers.vary, "Accept-Encoding");
    assert(body.length < raw.body.length / 2);
    assertEquals(gunzipSync(body).toString(), raw.text);
  }
});

Deno.test("web: /healthz", async () => {
  await using server = await WebServer.open();
  const { status, text, headers } = await ask(server.origin, "/healthz");
  assertEquals([status, text], [200, "ok\n"]);
  assertEquals(headers["cache-control"], "no-store");
});

function addressesIn(text: string): string[] {
  return [
    ...text.matchAll(/<(?:link|script|img)\b[^>]*?(?:href|src)="([^"]+)"/g),
    ...text.matchAll(/^import\s(?:[^"]*?\sfrom\s)?"([^"]+)"/gm),
    ...text.matchAll(/\bimport\("([^"]+)"\)/g),
    ...text.matchAll(/url\(["']?([^"')]+)/g),
  ].map(([, address]) => address);
}
