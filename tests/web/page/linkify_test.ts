import { assertEquals } from "@std/assert";
import { addressesIn } from "../../../src/web/page/linkify.js";

const ID = "7w2kq0x-m3v9abt-c5hd8nz-p4r6s1y";

/** A text, and the addresses in it. */
const TEXTS: [text: string, ...addresses: string[]][] = [
  ["https://example.com에서 만나요", "https://example.com"],
  ["https://example.com:9080으로", "https://example.com:9080"],
  ["https://example.com/에서", "https://example.com/"],
  [`http://192.0.2.7:9080/r/${ID}로 오세요`, `http://192.0.2.7:9080/r/${ID}`],
  ["https://example.com/a까지", "https://example.com/a"],
  ["https://example.com/a를.", "https://example.com/a"],
  ["https://example.com/a입니다。", "https://example.com/a"],
  ["https://example.comを見て", "https://example.com"],
  ["请看https://example.com/a。谢谢", "https://example.com/a"],
  [
    "https://example.com/a，還有https://example.org/b",
    "https://example.com/a",
    "https://example.org/b",
  ],
  ["「https://example.com/a」と", "https://example.com/a"],
  ["（https://example.com/a）", "https://example.com/a"],
  ["https://example.com/a．", "https://example.com/a"],
  ["https://example.com/a｡", "https://example.com/a"],
  ["(https://example.com/a)", "https://example.com/a"],
  ["((https://example.com/a_(b)))", "https://example.com/a_(b)"],
  ["[https://example.com/a]", "https://example.com/a"],
  ["**https://example.com/a**", "https://example.com/a"],
  ["[map](https://example.com/a).", "https://example.com/a"],
  ["https://example.com/a?b=c!?", "https://example.com/a?b=c"],
  // Letters of any script may be part of an address.
  ["https://ko.wikipedia.org/wiki/마루", "https://ko.wikipedia.org/wiki/마루"],
  ["https://한국.kr/a", "https://한국.kr/a"],
  ["https://도메인.한국 은", "https://도메인.한국"],
  ["https://namu.wiki/w/C언어", "https://namu.wiki/w/C언어"],
  ["https://bücher.example/ä", "https://bücher.example/ä"],
  ["http:// https:// ftp://x javascript:alert(1)"],
  ["https://[bad"],
];

for (const [text, ...addresses] of TEXTS) {
  Deno.test(`addressesIn() ends an address where it ends: ${text}`, () => {
    const found = addressesIn(text);
    assertEquals(found.map(({ address }) => address), addresses);
    for (const { address, index } of found) {
      assertEquals(text.slice(index, index + address.length), address);
    }
  });
}

Deno.test("addressesIn() leads to the host that is written", () => {
  const [{ href }] = addressesIn("https://example.com에서");
  assertEquals(href, "https://example.com/");
});
