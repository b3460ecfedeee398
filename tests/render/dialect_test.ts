import fc from "fast-check";
import { assert, assertEquals } from "@std/assert";
import { notice, type TimedAnswer } from "../../src/messages/answer.ts";
import { clean } from "../../src/net/sanitize.ts";
import { type Dialect, dialectOf, render } from "../../src/render/dialect.ts";
import type { RoomEvent } from "../../src/messages/event.ts";
import { LIMITS } from "../../src/limits.ts";
import { nameFault } from "../../src/rooms/name.ts";
import { UNSAFE } from "../harness/bytes.ts";

const BOTH = [true, false];

/** Every dialect there is. */
const DIALECTS: Dialect[] = (["en", "ko"] as const).flatMap((lang) =>
  (["text", "json"] as const).flatMap((format) =>
    BOTH.flatMap((time) =>
      BOTH.map((color) => dialectOf({ format, lang, time, color }))
    )
  )
);

/** A line as a person may send it, when it has come through the decoder. */
const TEXT = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("*** bob has left", "** x", "[bob] hi", "{}", "\x1b[2J*** x"),
).map((text) => clean(text.toWellFormed())).filter((text) => text !== "");

const NAME = fc.oneof(
  fc.constantFrom("alice", "앨리스", "x.y-z_9"),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 5 }),
).map((name) => name.normalize("NFC"))
  .filter((name) => nameFault(name, LIMITS) === undefined);

const STAMP = { id: 1, time: 1_700_000_000_000, room: "tea" };

/** What a person says in their own name. */
function spoken(who: string, to: string, text: string) {
  const whisper = { kind: "whisper", time: STAMP.time, who, to, text } as const;
  return [
    { kind: "said", who, text, ...STAMP },
    { kind: "acted", who, text, ...STAMP },
    { ...whisper, isOwn: true },
    { ...whisper, isOwn: false },
  ] satisfies (RoomEvent | TimedAnswer)[];
}

/** What the server says with a person's words in it. */
function told(who: string, to: string, text: string) {
  const { time } = STAMP;
  return [
    { kind: "joined", who, ...STAMP },
    { kind: "left", who, reason: "quit", text, ...STAMP },
    { kind: "renamed", who, to, ...STAMP },
    { kind: "topic", who, text, ...STAMP },
    { ...notice("isAway", who, text), time },
    { kind: "topic", room: "tea", topic: text, who, since: time, time },
    { ...notice("personUnknown", text), time },
    { ...notice("commandUnknown", text, "help"), time },
  ] satisfies (RoomEvent | TimedAnswer)[];
}

/** A line of plain text without its time and without the server's colours. */
function bare(line: string): string {
  // deno-lint-ignore no-control-regex
  return line.replace(/^\d\d:\d\d /, "").replaceAll(/\x1b\[\d+m/g, "");
}

Deno.test("render() gives what a person says one line that the server cannot have said", () => {
  fc.assert(fc.property(NAME, NAME, TEXT, (who, to, text) => {
    for (const what of spoken(who, to, text)) {
      for (const dialect of DIALECTS) {
        const line = oneLine(render(what, dialect));
        if (dialect.format === "json") {
          const { kind, text: shown } = JSON.parse(line);
          assertEquals([kind, shown], [what.kind, text]);
          continue;
        }
        assert(!bare(line).startsWith("***"), line);
        assert(!UNSAFE.test(bare(line)), line);
        assert(line.endsWith(text));
      }
    }
  }));
});

Deno.test("render() gives what the server says lines that begin with three stars", () => {
  fc.assert(fc.property(NAME, NAME, TEXT, (who, to, text) => {
    for (const what of told(who, to, text)) {
      for (const dialect of DIALECTS) {
        const line = oneLine(render(what, dialect));
        if (dialect.format === "json") {
          assertEquals(JSON.parse(line).kind, what.kind);
          continue;
        }
        assert(bare(line).startsWith("*** "), line);
        assert(!UNSAFE.test(bare(line)), line);
      }
    }
  }));
});

Deno.test("dialectOf() gives one object for the same choices", () => {
  const choices = { lang: "ko", time: true, color: false } as const;
  const text = dialectOf({ ...choices, format: "text" });
  assert(text === dialectOf({ ...choices, format: "text" }));
  const json = dialectOf({ ...choices, format: "json" });
  assert(json === dialectOf({ ...choices, format: "json", time: false }));
  assertEquals(new Set(DIALECTS).size, 10);
});

Deno.test("render() gives a name the same colour everywhere, and twelve in all", () => {
  const dialect = dialectOf({
    format: "text",
    lang: "en",
    time: false,
    color: true,
  });
  const colors = Array.from({ length: 500 }, (_, n) => {
    const [said, acted] = spoken(`name${n}`, "x", "hi").map((what) =>
      // deno-lint-ignore no-control-regex
      /\x1b\[(\d+)m/.exec(render(what, dialect))![1]
    );
    assertEquals(said, acted);
    return Number(said);
  });
  const wanted = [31, 32, 33, 34, 35, 36, 91, 92, 93, 94, 95, 96];
  assertEquals([...new Set(colors)].sort((a, b) => a - b), wanted);
});

function oneLine(text: string): string {
  const lines = text.split("\n");
  assertEquals([lines.length, lines[1]], [2, ""]);
  return lines[0];
}
