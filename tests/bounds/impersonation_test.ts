import fc from "fast-check";
import { assert } from "@std/assert";
import { COMMANDS } from "../../src/commands/command_table.ts";
import { LineDecoder } from "../../src/net/line_decoder.ts";
import type { Lang } from "../../src/messages/texts/texts.ts";
import { answersTo } from "../harness/answers.ts";
import { UNSAFE } from "../harness/bytes.ts";
import { settle } from "../harness/fake_clock.ts";
import type { FakeConnection } from "../harness/fake_connection.ts";
import { type Cast, sentencesAbout } from "../harness/sentences.ts";
import { TestServices } from "../harness/test_services.ts";

/** How somebody reads. */
interface Reader {
  readonly name: string;
  readonly lang: Lang;
  readonly settings: readonly string[];
}

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}_.-]*$/u;

const READERS: readonly Reader[] = [
  { name: "victim", lang: "en", settings: [] },
  { name: "korean", lang: "ko", settings: ["/lang ko"] },
  { name: "timed", lang: "en", settings: ["/time on"] },
  { name: "painted", lang: "ko", settings: ["/color on", "/lang ko"] },
  { name: "both", lang: "en", settings: ["/color on", "/time on"] },
  { name: "program", lang: "ko", settings: ["/format json", "/lang ko"] },
];

/** What somebody may try, in the hope that another's screen obeys. */
const PIECE = fc.oneof(
  fc.constantFrom(
    ...["*** ", "[victim] ", "[victim -> you] ", "* victim ", "victim"],
    ...["*** the server is going down", "\x1b[2J", "\x1b[1A\x1b[2K", "\x9b1A"],
    ...["\x1b]0;x\x07", "\r", "\r\n", "\0", "\b\b\b\b", "\v", "\f", "\x85"],
    ...["\u2028", "\u2029", "\u202e", "\u2066", "\u2069", "\ufeff", "\x7f"],
    ...["[", "]", " -> you] ", "#", "-", "tea", "10m", "//", '"', "\\n", "}"],
    ...["\u200b", "\u3164", "마루", "e\u0301", "👩‍👩‍👧", '{"kind":"said"}'],
  ),
  fc.string({ unit: "binary", maxLength: 4 }),
);
const HOSTILE = fc.array(PIECE, { minLength: 1, maxLength: 5 })
  .map((pieces) => pieces.join(""));

// What a person would give first, so that what follows it comes through.
const FIRST = fc.constantFrom("", ...READERS.map(({ name }) => `${name} `));

const TYPED = fc.oneof(
  HOSTILE,
  HOSTILE.map((text) => `/nick mallory${text}`),
  fc.tuple(fc.constantFrom(...COMMANDS), FIRST, HOSTILE)
    .map(([{ name }, first, text]) => `/${name} ${first}${text}`),
);

Deno.test("impersonation: nothing that is typed looks like the server or like another", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(TYPED, { minLength: 1, maxLength: 8 }),
      async (isOperator, typed) => {
        const room = await Haunted.open(isOperator);
        try {
          for (const text of typed) await room.mallorySays(text);
          await room.everyoneLooks();
          room.assertNobodyIsFooled();
        } finally {
          await room.close();
        }
      },
    ),
    { numRuns: 200 },
  );
});

/** A lobby with a reader of each kind, and mallory among them. */
class Haunted {
  readonly #services = new TestServices({
    operatorPassword: "x",
    limits: { rate: 0, perAddress: 0, arrivals: 1000, loginTries: 1000 },
  });
  readonly #readers = new Map<Reader, FakeConnection>();
  readonly #names = new Set(["mallory"]);
  readonly #mallory = this.#services.connect({ address: "198.51.100.9" });
  // Somebody who is asked for a name, and gives whatever mallory types.
  readonly #guest = this.#services.connect({ address: "198.51.100.8" });

  private constructor() {
    for (const reader of READERS) this.#admit(reader);
  }

  static async open(isOperator: boolean): Promise<Haunted> {
    const room = new Haunted();
    room.#mallory.says("mallory", ...isOperator ? ["/op x"] : []);
    await settle();
    for (const connection of room.#readers.values()) connection.forget();
    return room;
  }

  /** Says something as it comes from a network, and notes a new name. */
  async mallorySays(text: string): Promise<void> {
    const bytes = new TextEncoder().encode(`${text}\n`);
    const lines = new LineDecoder(4096).push(bytes);
    this.#mallory.says(...lines);
    this.#guest.says(...lines);
    await settle();
    for (
      const { name, connection } of this.#services.services.registry.people()
    ) {
      assert(NAME.test(name), name);
      if (connection === this.#mallory || connection === this.#guest) {
        this.#names.add(name);
      }
    }
  }

  /** Lets everyone ask for whatever mallory may have left behind. */
  async everyoneLooks(): Promise<void> {
    const [name] = [...this.#names].slice(-1);
    const late = { name: "late", lang: "en", settings: [] } as const;
    this.#admit(late);
    for (const connection of this.#readers.values()) {
      connection.says("/rooms", "/topic", "/who", "/history", `/whois ${name}`);
      connection.says(`/msg ${name} psst`);
    }
    await answersTo(this.#mallory, "/quit *** [victim] bye");
  }

  assertNobodyIsFooled(): void {
    const names = [...READERS.map(({ name }) => name), "late"];
    const cast = { doers: this.#names, all: [...this.#names, ...names] };
    const told = {
      en: sentencesAbout(cast, "en"),
      ko: sentencesAbout(cast, "ko"),
    };
    for (const [reader, connection] of this.#readers) {
      const isJson = reader.settings.includes("/format json");
      for (const line of connection.lines) {
        if (isJson) assertObject(line, cast);
        else assertLine(line.replace("login ID: ", ""), reader, cast, told);
      }
    }
  }

  async close(): Promise<void> {
    await this.#services[Symbol.asyncDispose]();
  }

  #admit(reader: Reader): void {
    const connection = this.#services.connect();
    connection.says(...reader.settings, reader.name);
    this.#readers.set(reader, connection);
  }
}

function assertLine(
  line: string,
  reader: Reader,
  { doers }: Cast,
  told: Record<Lang, RegExp>,
): void {
  const { lang, settings } = reader;
  const text = settings.includes("/color on")
    // deno-lint-ignore no-control-regex
    ? line.replaceAll(/\x1b\[(?:[39][1-6]|39|22?)m/g, "")
    : line;
  const show = `${reader.name} was shown ${JSON.stringify(line)}`;
  assert(!UNSAFE.test(text), show);
  assert(!settings.includes("/time on") || /^\d\d:\d\d /.test(text), show);
  const rest = settings.includes("/time on") ? text.slice(6) : text;
  const isTold = rest.startsWith("*** ") &&
    told[lang].test(rest.slice(4));
  assert(isTold || isSaidBy(rest, doers, lang), show);
}

function isSaidBy(line: string, names: Iterable<string>, lang: Lang): boolean {
  const you = lang === "ko" ? "나" : "you";
  return [...names].some((name) =>
    line.startsWith(`[${name}] `) || line.startsWith(`* ${name} `) ||
    line.startsWith(`[${name} -> ${you}] `) ||
    line === `[${you} -> ${name}] psst`
  );
}

function assertObject(line: string, { doers, all }: Cast): void {
  assert(!UNSAFE.test(line), line);
  const object = JSON.parse(line);
  const isOwn = object.kind === "whisper" && object.text === "psst";
  const isAboutOthers = ["joined", "left", "welcome"].includes(object.kind);
  const who = isAboutOthers || isOwn ? all : doers;
  assert(object.who === undefined || [...who].includes(object.who), line);
  JSON.parse(line, (key, value) => {
    // The server's own lists have several lines, and only those.
    const isList = key === "text" &&
      ["notice", "rooms", "invite"].includes(object.kind);
    const text = isList ? String(value).replaceAll("\n", "") : String(value);
    assert(typeof value !== "string" || !UNSAFE.test(text), line);
    return value;
  });
}
