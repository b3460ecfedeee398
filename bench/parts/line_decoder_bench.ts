/** Line framing: every byte that anybody sends goes through it. */

import { LineDecoder } from "../../src/net/line_decoder.ts";

const READ_SIZE = 64 * 1024;

function filled(line: string, size: number): Uint8Array {
  const bytes = new TextEncoder().encode(`${line}\n`);
  const whole = new Uint8Array(size - size % bytes.length);
  for (let at = 0; at < whole.length; at += bytes.length) whole.set(bytes, at);
  return whole;
}

const ascii = filled("hello, everyone, ".repeat(4).slice(0, 63), READ_SIZE);
const korean = filled("마루에 앉아 이야기합니다. ".repeat(2), READ_SIZE);
const short = ascii.subarray(0, 4096);

Deno.bench("LineDecoder.push() 64 KiB of lines of 64 B", () => {
  new LineDecoder(4096).push(ascii);
});

Deno.bench("LineDecoder.push() 64 KiB of Korean lines", () => {
  new LineDecoder(4096).push(korean);
});

Deno.bench("LineDecoder.push() 4 KiB one byte at a time", () => {
  const lines = new LineDecoder(4096);
  for (let at = 0; at < short.length; at++) {
    lines.push(short.subarray(at, at + 1));
  }
});
