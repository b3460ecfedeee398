/**
 * IRC as a session speaks it.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import type { LeaveReason } from "../messages/event.ts";
import { texts } from "../messages/texts/texts.ts";
import { type BadLine, type Line, TIMING_MARK } from "../net/line_decoder.ts";
import { sentence } from "../render/sentence.ts";
import type { Services } from "../presence/services.ts";
import type { Room } from "../rooms/room.ts";
import type {
  Conversation,
  Protocol,
  SessionContext,
} from "../sessions/protocol.ts";
import { channelOf } from "./channel_name.ts";
import { IrcClient } from "./irc_client.ts";
import { IrcDecoder } from "./irc_decoder.ts";
import { takeMessage } from "./irc_deeds.ts";
import { IrcNetwork, type IrcNetworkOptions } from "./irc_network.ts";
import { formatMessage, parseMessage } from "./irc_message.ts";
import { noticeText } from "./answer_writer.ts";
import { chooseNick } from "./registration.ts";

/** Makes the protocol of one server, for its own network or a shared one. */
export function ircProtocol(
  services: Services,
  options: IrcNetworkOptions,
  network = new IrcNetwork(services, options),
): Protocol {
  const { lang } = options;
  return {
    lines: { decoder: () => new IrcDecoder() },
    dialect: () => ({
      ...{ format: "text", lang, time: false, color: false },
      writer: network.writerOf({ time: false, msgid: false }),
    }),
    open: (session) => new IrcConversation(network, session),
    refusal: (why) => {
      const text = sentence(notice(why), texts[lang]);
      return `${formatMessage("", "ERROR", text)}\r\n`;
    },
  };
}

class IrcConversation implements Conversation {
  readonly #network: IrcNetwork;
  readonly #client: IrcClient;

  constructor(network: IrcNetwork, session: SessionContext) {
    this.#network = network;
    this.#client = new IrcClient(network, session);
    network.add(this.#client);
    session.person.echo = false;
  }

  // A client speaks first, and joins where it likes.
  begin(): void {}
  startIn(): void {}

  take(line: Line): number {
    const client = this.#client;
    client.noteAlive();
    if (line === TIMING_MARK) return 1;
    if (typeof line !== "string") return this.#refuse(line);
    const message = parseMessage(line);
    const { limits, counters } = this.#network.services;
    if (message.command === "") return limits.emptyCost;
    counters.lines++;
    return takeMessage(client, this.#network, message);
  }

  refuseLate(): void {
    const { login } = this.#network.services.limits;
    const why = notice("loginTimeout", Math.round(login / 1000));
    this.#client.session.noteRefusal("loginTimeout");
    this.#client.farewell = noticeText(this.#client, why);
  }

  showOut(room: Room, by: string, words: string): void {
    const kicker = by === ""
      ? this.#network.name
      : this.#network.writer.sourceOf(by);
    const { name } = this.#client.person;
    const channel = channelOf(room.name);
    this.#client.sendBeside(
      formatMessage(kicker, "KICK", channel, name, words || name),
    );
  }

  sayLast(reason: LeaveReason, words: string): void {
    this.#client.error(
      `Closing link: ${this.#client.farewell || words || reason}`,
    );
  }

  check(now: number): void {
    this.#client.checkAlive(now);
  }

  ended(): void {
    this.#network.remove(this.#client);
  }

  #refuse({ fault, text = "" }: BadLine): number {
    const client = this.#client;
    const { tags, command } = parseMessage(text);
    client.answer(tags.get("label"), () => {
      if (fault === "lineTooLong") return client.numeric("ERR_INPUTTOOLONG");
      const isChoosing = command === "NICK" && !client.isRegistered &&
        client.refused !== "";
      if (isChoosing) return chooseNick(client);
      const word = /^[A-Z]+$/.test(command) ? command : "*";
      client.fail(word, "INVALID_UTF8", "Message rejected: it is not UTF-8");
    });
    return 1;
  }
}
