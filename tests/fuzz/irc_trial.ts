/**
 * The trial of the IRC port: clients that send what they like.
 *
 * @module
 */

import { connect, type Socket } from "node:net";
import { IRC_COMMANDS } from "../../src/irc/irc_command_table.ts";
import { IrcEar } from "./irc_ear.ts";
import { Random } from "./random.ts";
import type { Record } from "./record.ts";
import type { FuzzOptions } from "./options.ts";
import { Target } from "./target.ts";
import { lineText, nameText } from "./text.ts";
import { Verdict, Violation } from "./verdict.ts";

const CLIENTS = 60;
/** What they do between two looks at whether the server still answers. */
const DEEDS = 40;
const CAPABILITIES = [
  "server-time message-tags",
  "echo-message labeled-response batch",
  "draft/chathistory draft/event-playback away-notify",
  "-server-time",
  "no-such-thing",
];

interface Client {
  readonly id: number;
  readonly socket: Socket;
}

/**
 * Tries it, for some seconds.
 *
 * @throws {Violation} When something does not hold that has to.
 */
export async function tryIrc(
  { seconds, seed, rate }: FuzzOptions,
  record: Record,
): Promise<void> {
  const [random, verdict] = [new Random(seed), new Verdict()];
  await using target = await Target.start(verdict, rate, ["--irc-port", "0"]);
  const open = () => new IrcPeer(target.ircPort, record, verdict);
  const witness = open();
  witness.says("NICK witness");
  witness.says("USER w 0 * :W");
  await answers(witness, verdict);
  const peers: IrcPeer[] = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    for (let count = 0; count < DEEDS; count++) {
      if (peers.length < CLIENTS) peers.push(greeted(open(), random));
      act(random.pick(peers), random);
    }
    await answers(witness, verdict);
    for (let at = peers.length - 1; at >= 0; at--) {
      if (!peers[at].isOpen) peers.splice(at, 1);
    }
  }
  for (const peer of peers) peer.closes();
  await verdict.settles(async () => {
    witness.says("LUSERS");
    await answers(witness, verdict);
    return witness.ear.clients === 1
      ? undefined
      : `LUSERS says ${witness.ear.clients} clients of 1`;
  });
  const code = await target.stop();
  if (code !== 0) throw new Violation(`the server ended with ${code}`);
}

let tokens = 0;

/** Waits until a client has been sent everything. */
async function answers(peer: IrcPeer, verdict: Verdict): Promise<void> {
  const token = `t${++tokens}`;
  peer.says(`PING ${token}`);
  await verdict.settles(() =>
    peer.ear.pong === token ? undefined : "a PING has no answer"
  );
}

function greeted(peer: IrcPeer, random: Random): IrcPeer {
  if (random.chance(0.5)) {
    peer.says(`CAP REQ :${random.pick(CAPABILITIES)}`);
    peer.says("CAP END");
  }
  if (random.chance(0.95)) peer.says(`NICK ${nameText(random)}`);
  if (random.chance(0.95)) peer.says("USER u 0 * :Real Name");
  if (random.chance(0.7)) peer.says(`JOIN ${random.pick(CHANNELS)}`);
  return peer;
}

const CHANNELS = [
  "#lobby",
  "#a",
  "#a,#b,#한국어",
  "#r/none",
  "0",
  "#lobby,#lobby",
];

function act(peer: IrcPeer, random: Random): void {
  const { name } = random.pick(IRC_COMMANDS);
  const words = random.times(random.below(4), () => wordOf(random));
  const label = random.chance(0.2) ? `@label=${random.below(99)} ` : "";
  switch (random.below(12)) {
    case 0:
      return peer.sends(random.bytes(random.between(1, 900)));
    case 1:
      return peer.says("x".repeat(random.pick([509, 510, 511, 5000, 70_000])));
    case 2:
      return peer.says(`${label}${lineText(random)}`);
    case 3:
      return random.chance(0.2)
        ? peer.closes()
        : peer.says(`NICK ${nameText(random)}`);
    case 4:
    case 5:
      return peer.says(
        `${label}PRIVMSG ${random.pick(CHANNELS)} :${lineText(random)}`,
      );
    case 6:
      return peer.says(`PRIVMSG maru :${lineText(random)}`);
    default:
      // Those who quit all the time try little.
      if (name === "QUIT" && random.chance(0.9)) return;
      return peer.says(`${label}${name} ${words.join(" ")}`);
  }
}

function wordOf(random: Random): string {
  const word = random.pick([
    ...CHANNELS,
    ...[
      "+i",
      "-o",
      "*",
      "LS",
      "REQ",
      "LATEST",
      "msgid=x",
      "timestamp=2020",
      "5",
    ],
    ...["\x01ACTION x\x01", "\x0304red", "%tcuihsnfdlaor,1", "+", "S"],
    nameText(random),
    lineText(random),
  ]);
  return random.chance(0.3) ? `:${word}` : word;
}

const encoder = new TextEncoder();

/** One client, and what it hears. */
class IrcPeer {
  readonly ear: IrcEar;
  readonly #client: Client;
  readonly #record: Record;
  #isOpen = true;

  constructor(port: number, record: Record, verdict: Verdict) {
    this.#record = record;
    const socket = connect({ host: "127.0.0.1", port, noDelay: true });
    this.#client = { id: ++record.clients, socket };
    this.ear = new IrcEar((why) => verdict.breaks(why));
    socket.on("data", (bytes) => this.ear.take(bytes));
    socket.on("error", () => {});
    socket.on("close", () => this.#isOpen = false);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  says(line: string): void {
    this.sends(encoder.encode(`${line}\r\n`));
  }

  sends(bytes: Uint8Array): void {
    const { id, socket } = this.#client;
    if (!this.#isOpen || !socket.writable || socket.writableLength > 1e6) {
      return;
    }
    this.#record.sent(id, bytes);
    socket.write(bytes);
  }

  closes(): void {
    this.#client.socket.destroy();
  }
}
