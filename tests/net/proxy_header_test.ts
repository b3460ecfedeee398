import { assertEquals } from "@std/assert";
import { parseProxyHeader } from "../../src/net/proxy_header.ts";

const encoder = new TextEncoder();
const SIGNATURE = [13, 10, 13, 10, 0, 13, 10, 81, 85, 73, 84, 10];

function line(text: string): Uint8Array {
  return encoder.encode(text);
}

function binary(
  command: number,
  family: number,
  body: readonly number[],
): Uint8Array {
  const { length } = body;
  const head = [...SIGNATURE, command, family, length >> 8, length & 255];
  return Uint8Array.of(...head, ...body);
}

const IPV4 = [203, 0, 113, 9, 192, 0, 2, 7, 0xc7, 0x40, 0x23, 0x31];
const IPV6 = [
  ...[0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5],
  ...[0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7],
  ...[0xc7, 0x40, 0x23, 0x31],
];
// What AWS and others add behind the addresses.
const EXTRA = [0xea, 0, 2, 1, 2];

const HEADERS: [Uint8Array, string | undefined, string | undefined][] = [
  [
    line("PROXY TCP4 203.0.113.9 192.0.2.7 51008 9009\r\n"),
    "203.0.113.9",
    "192.0.2.7",
  ],
  [
    line("PROXY TCP6 2001:DB8:0::5 2001:db8::7 51008 9009\r\n"),
    "2001:db8::5",
    "2001:db8::7",
  ],
  [line("PROXY UNKNOWN\r\n"), undefined, undefined],
  [line("PROXY UNKNOWN ff:: ff:: 1 2\r\n"), undefined, undefined],
  [binary(0x21, 0x11, IPV4), "203.0.113.9", "192.0.2.7"],
  [binary(0x21, 0x21, IPV6), "2001:db8::5", "2001:db8::7"],
  [binary(0x21, 0x11, [...IPV4, ...EXTRA]), "203.0.113.9", "192.0.2.7"],
  [binary(0x21, 0x00, []), undefined, undefined],
  [binary(0x20, 0x11, IPV4), undefined, undefined],
  [binary(0x20, 0x00, []), undefined, undefined],
];

Deno.test("parseProxyHeader() reads both versions, wherever they are cut", () => {
  for (const [bytes, source, destination] of HEADERS) {
    const told = {
      length: bytes.length,
      ...source !== undefined && { source, destination: destination! },
    };
    const whole = Uint8Array.of(...bytes, ...encoder.encode("alice\n"));
    assertEquals(parseProxyHeader(whole), told);
    for (let end = 0; end < bytes.length; end++) {
      assertEquals(parseProxyHeader(bytes.subarray(0, end)), "more", `${end}`);
    }
  }
});

Deno.test("parseProxyHeader() says what is none", () => {
  const none = [
    line("alice\n"),
    line("PROXYTCP4 1.2.3.4"),
    line("PROXY TCP4 1.2.3.4 1.2.3.4 1\r\n"),
    line("PROXY TCP4 1.2.3 1.2.3.4 1 2\r\n"),
    line("PROXY TCP4 10.0.0.0/8 1.2.3.4 1 2\r\n"),
    line("PROXY UDP4 1.2.3.4 1.2.3.4 1 2\r\n"),
    line(`PROXY ${"x".repeat(200)}\r\n`),
    binary(0x11, 0x11, IPV4),
    binary(0x22, 0x11, IPV4),
    binary(0x21, 0x11, IPV4.slice(0, 7)),
    Uint8Array.of(...SIGNATURE, 0x21, 0x11, 0xff, 0xff),
    Uint8Array.of(22, 3, 1),
  ];
  for (const bytes of none) assertEquals(parseProxyHeader(bytes), "none");
});
