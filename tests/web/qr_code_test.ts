import { assert, assertEquals } from "@std/assert";
import decodeQR from "qr/decode.js";
import { qrSvg } from "../../src/web/qr_code.ts";
import { ask } from "./harness/ask.ts";
import { WebServer } from "./harness/web_server.ts";

const PATH = "/r/0123456-789abcd-efghjkm-npqrstv";

Deno.test("qrSvg() draws what a camera reads", () => {
  for (const origin of ["http://192.0.2.7:9080", "https://chat.example.org"]) {
    assertEquals(decode(qrSvg(origin + PATH)), origin + PATH);
  }
});

Deno.test("web: a QR code stands for a link of this server", async () => {
  await using server = await WebServer.open();
  for (const path of [PATH, "/c/dev", "/c/%EA%B0%9C%EB%B0%9C"]) {
    const link = server.origin + path;
    const { status, headers, text } = await askFor(server, link);
    assertEquals(status, 200);
    assertEquals(headers["content-type"], "image/svg+xml");
    assertEquals(headers["cache-control"], "no-store");
    assertEquals(decode(text), link);
  }
});

Deno.test("web: a QR code stands for nothing else", async () => {
  await using server = await WebServer.open();
  const { origin } = server;
  const links = [
    "",
    "hello",
    origin,
    `${origin}/`,
    `${origin}/healthz`,
    `${origin}/c/a%20b`,
    `${origin}${PATH}?x=y`,
    `${origin}${PATH}#x`,
    `${origin.replace("//", "//user@")}${PATH}`,
    `https://evil.example${PATH}`,
    `javascript:alert(1)//${PATH}`,
    `null${PATH}`,
  ];
  for (const link of links) {
    assertEquals((await askFor(server, link)).status, 404, link);
  }
  assertEquals((await ask(origin, "/qr.svg")).status, 404);
});

function askFor({ origin }: WebServer, link: string) {
  return ask(origin, `/qr.svg?link=${encodeURIComponent(link)}`);
}

/** Draws the image as a screen does, and reads it as a camera does. */
function decode(svg: string): string {
  const scale = 4;
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]) * scale;
  const data = new Uint8Array(size * size * 4).fill(255);
  const dark = /<path d="([^"]+)"/.exec(svg)?.[1] ?? "";
  const runs = [...dark.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)];
  assert(runs.length > 100);
  for (const run of runs) {
    const [x, y, width] = run.slice(1).map((text) => Number(text) * scale);
    for (let row = y; row < y + scale; row++) {
      const from = (row * size + x) * 4;
      for (let at = from; at < from + width * 4; at++) {
        if (at % 4 !== 3) data[at] = 0;
      }
    }
  }
  return decodeQR({ width: size, height: size, data });
}
