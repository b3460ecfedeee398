import { assertEquals } from "@std/assert";
import { guessProtocol } from "../../src/net/guess_protocol.ts";

const encoder = new TextEncoder();

function guessOf(text: string, isAnswer?: (line: string) => boolean) {
  return guessProtocol(encoder.encode(text), isAnswer);
}

function sureOf(text: string, isAnswer?: (line: string) => boolean): string {
  const { spoken, isSure } = guessOf(text, isAnswer);
  return isSure ? spoken : "not sure";
}

const REQUESTS = [
  "GET / HTTP/1.1",
  "POST /c/ci?name=ci HTTP/1.1",
  "HEAD /healthz HTTP/1.0",
  "OPTIONS * HTTP/1.1",
  "CONNECT example.com:443 HTTP/1.1",
  "GET http://127.0.0.1/ HTTP/1.1",
  "PRI * HTTP/2.0",
];

const COMMANDS = [
  "CAP LS 302",
  "CAP LS",
  "CAP REQ :server-time",
  "CAP END",
  "PASS secret",
  "USER alice 0 * :Alice",
  "user alice 0 * alice",
];

// As people type them, and as scripts send them in their first line.
const TYPED = [
  ...["GET", "NICK", "CAP", "OPTIONS", "USER", "PASS", "get", "nick", "cap"],
  ...["alice", "앨리스", "", "GETTY", "capn", "Nickname", "bot", "/help"],
  ...["GET /", "GET / HTTP", "get / HTTP/1.1", "GET  / HTTP/1.1", "GET me one"],
  ...["CAP", "CAP me", "CAPS LS", "USER one", "JOIN #lobby", "QUIT", "PING x"],
  ...["hello there", " GET / HTTP/1.1", "{}", "\xff"],
];

for (const end of ["\n", "\r\n", "\r"]) {
  const name = JSON.stringify(end);
  Deno.test(`guessProtocol() knows requests and commands that end with ${name}`, () => {
    for (const text of REQUESTS) assertEquals(sureOf(text + end), "http", text);
    for (const text of COMMANDS) assertEquals(sureOf(text + end), "irc", text);
  });

  Deno.test(`guessProtocol() takes nothing typed for a protocol before ${name}`, () => {
    for (const text of TYPED) assertEquals(sureOf(text + end), "lines", text);
  });
}

Deno.test("guessProtocol() is not sure of half a word, and is of any other", () => {
  for (const text of ["G", "GE", "GET", "OPT", "n", "NICK", "NICK a", "CA"]) {
    assertEquals(guessOf(text), { spoken: "lines", isSure: false }, text);
  }
  for (const text of ["a", "GETT", "NICKY", "앨", "/", "JOIN #x", "\xff\xfd"]) {
    assertEquals(guessOf(text), { spoken: "lines", isSure: true }, text);
  }
});

Deno.test("guessProtocol() goes by what nobody types when no more comes", () => {
  for (const text of ["GET /", "POST /c/ci HTT", "HEAD "]) {
    assertEquals(guessOf(text), { spoken: "http", isSure: false }, text);
  }
  for (const text of ["CAP LS 3", "USER alice", "PASS "]) {
    assertEquals(guessOf(text), { spoken: "irc", isSure: false }, text);
  }
});

Deno.test("guessProtocol() takes NICK for IRC if USER, CAP or PASS follows", () => {
  for (const next of ["USER a 0 * :A", "CAP LS", "PASS x"]) {
    const text = `NICK alice\r\n${next}\r\n`;
    assertEquals(sureOf(text), "irc");
    for (let length = 11; length < text.length - 2; length++) {
      const guess = guessOf(text.slice(0, length));
      assertEquals([guess.spoken, guess.isSure], ["lines", false]);
      const isLine = text.slice(0, length).includes("\r");
      assertEquals(guess.isWorthWaiting === true, isLine, String(length));
    }
  }
  for (const next of ["hello", "NICK bob", "USER", "U SER"]) {
    assertEquals(sureOf(`NICK alice\n${next}\n`), "lines", next);
  }
});

Deno.test("guessProtocol() compares the server's password first", () => {
  for (const password of ["PASS x", "GET / HTTP/1.1", "CAP LS", "NICK x"]) {
    const isAnswer = (line: string) => line === password;
    assertEquals(sureOf(`${password}\nalice\n`, isAnswer), "lines");
  }
  assertEquals(sureOf("PASS y\n", (line) => line === "PASS x"), "irc");
});

Deno.test("guessProtocol() knows a TLS handshake by its first byte", () => {
  const hello = Uint8Array.of(22, 3, 1, 2, 0);
  for (let length = 1; length <= hello.length; length++) {
    const guess = guessProtocol(hello.subarray(0, length));
    assertEquals(guess, { spoken: "tls", isSure: true });
  }
});

Deno.test("guessProtocol() is sure once there are more bytes than a name has", () => {
  const path = "x".repeat(600);
  assertEquals(sureOf(`GET /${path}`), "http");
  assertEquals(sureOf(`NICK ${path}`), "lines");
});
