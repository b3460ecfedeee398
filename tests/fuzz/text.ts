/**
 * What clients send as text.
 *
 * @module
 */

import { usage } from "../../src/commands/command.ts";
import { COMMANDS } from "../../src/commands/command_table.ts";
import type { Random } from "./random.ts";

const WORDS = [
  ...[
    "hi",
    "tea",
    "안녕",
    "반가워요",
    "😀",
    "👩‍👩‍👧",
    "ß",
    "ﬁ",
    "e\u0301",
    "-",
    "on",
  ],
  ...["off", "ko", "en", "text", "json", "127.0.0.1", "10m", "0", "-1", "1e9"],
];

/** What could act on a terminal, or pass for the server's. */
const TRICKS = [
  ...["\x1b[2J", "\x1b]0;title\x07", "\x9b31m", "\x90q", "\x07", "\0", "\r"],
  ...["\u202e", "\u2066", "\u2028", "\ufeff", "\x7f", "\t", "\x1b", "\x1bP"],
  ...["*** bob has joined", "[bob] hi", "login ID: ", "//", "/", "/ ", "{}"],
];

const STEMS = "ann bob cy dan eve 가나 다라 Ωmega рус straße mix_1 x.y".split(
  " ",
);
const ROOMS = "lobby tea TEA zen #go 차방 a b c d ../x room-1".split(" ");

/** Marks that sit on the letter before. */
const MARKS = ["\u0334", "\u0344\u0334", "\u0332", "\u3099"];

/** A name, more often than not one that somebody has in another form. */
export function nameText(random: Random): string {
  const name = random.pick(STEMS) + random.between(1, 40);
  switch (random.below(12)) {
    case 0:
      return name.toUpperCase();
    case 1:
      return name.normalize("NFD");
    case 2:
      return name.replace(/[!-~]/g, fullWidth);
    case 3:
      return `${name}${random.pick(TRICKS)}`;
    case 4:
      return name.repeat(random.between(1, 9));
    case 5:
      return String.fromCodePoint(random.between(33, 0xffff));
    case 6:
      // Costly to normalize, if anybody did.
      return random.chance(0.8)
        ? name
        : `${name}${random.pick(MARKS).repeat(random.between(1, 1_000))}`;
    default:
      return name;
  }
}

/** Something that somebody says. */
export function lineText(random: Random): string {
  switch (random.below(8)) {
    case 0:
      return anyText(random, random.between(1, 60));
    case 1:
      return random.pick(TRICKS) + wordsText(random) + random.pick(TRICKS);
    case 2:
      return random.pick(["", " ", "//who", "/".repeat(9), "\u3164"]);
    case 3:
      return wordsText(random).repeat(random.between(1, 80));
    default:
      return wordsText(random);
  }
}

/** A command with arguments that more or less fit. */
export function commandText(
  random: Random,
  links: readonly string[],
): string {
  const command = random.pick(COMMANDS);
  const args = command.parameters
    .map(({ name }) => argumentText(name, random, links));
  if (random.chance(0.1)) args.pop();
  if (random.chance(0.1)) args.push(wordsText(random));
  if (random.chance(0.02)) return `/help ${usage(command)}`;
  const word = random.chance(0.1)
    ? command.name.slice(0, random.between(1, command.name.length))
    : random.chance(0.05)
    ? command.name.toUpperCase()
    : command.name;
  return `/${word} ${args.join(" ")}`;
}

/** What only an operator may do, to somebody or to all. */
export function operatorText(random: Random): string {
  const name = nameText(random);
  const why = random.chance(0.5) ? ` ${wordsText(random)}` : "";
  switch (random.below(7)) {
    case 0:
      return `/kick ${name}${why}`;
    case 1:
      return `/ban ${name} ${random.pick(["1s", "2s", "3s"])}${why}`;
    case 2:
      return `/mute ${name} ${random.pick(["1s", "2s", "10s"])}${why}`;
    case 3:
      return `/announce ${lineText(random)}`;
    case 4:
      return `/keep ${random.pick(ROOMS)}`;
    case 5:
      return `/close ${random.pick(ROOMS)}`;
    default:
      return random.pick(["/ops", "/bans", "/lock", "/unlock", "/token"]);
  }
}

/** The name of a room, or how to come into one that has a link. */
export function roomText(random: Random, links: readonly string[]): string {
  const isLink = links.length > 0 && random.chance(0.4);
  return isLink ? random.pick(links) : random.pick(ROOMS);
}

function argumentText(
  parameter: string,
  random: Random,
  links: readonly string[],
): string {
  if (random.chance(0.1)) return lineText(random);
  if (parameter.includes("|")) return random.pick(parameter.split("|"));
  if (parameter.startsWith("name")) return nameText(random);
  if (parameter === "n") return String(random.between(0, 120));
  if (parameter === "10m") return random.pick(["1s", "2s", "-1s", "1e9h", "x"]);
  if (parameter === "room") return roomText(random, links);
  return wordsText(random);
}

function wordsText(random: Random): string {
  return random.times(random.between(1, 6), () => random.pick(WORDS)).join(" ");
}

function anyText(random: Random, count: number): string {
  const most = random.pick([0x7f, 0xff, 0xffff, 0x10ffff]);
  return random.times(
    count,
    () => String.fromCodePoint(random.below(most + 1)),
  ).join("");
}

function fullWidth(letter: string): string {
  return String.fromCharCode(letter.charCodeAt(0) + 0xfee0);
}
