/**
 * Events of a room, as IRC.
 *
 * @module
 */

import type { RoomEvent } from "../messages/event.ts";
import { type Lang, texts } from "../messages/texts/texts.ts";
import { sentence } from "../render/sentence.ts";
import { channelOf } from "./channel_name.ts";
import { formatMessage, formatTags, MESSAGE_BYTES } from "./irc_message.ts";
import { byteLength, splitText } from "./split_text.ts";

/** The host that everyone has: nobody's address is shown. */
export const HOST = "maru";

/** The tags that a client may have requested for each message. */
export interface IrcVariant {
  /** When it was said. */
  readonly time: boolean;
  /** Its id. */
  readonly msgid: boolean;
}

/** A tag's name and value. */
export type Tag = readonly [string, string];

/** A line without its end, and its tags. */
export interface TaggedLine {
  /** The tags, in order. */
  readonly tags: readonly Tag[];
  /** The rest. */
  readonly body: string;
}

/** The parts that differ from server to server. */
export interface EventWriterOptions {
  /** The server's name. */
  readonly server: string;
  /** The language of the server's sentences. */
  readonly lang: Lang;
  /** Makes ids differ from those of an earlier start. */
  readonly epoch: () => string;
  /** The user name of somebody. */
  readonly userOf: (name: string) => string;
}

/** Writes events. The body is made once, however many variants are read. */
export class EventWriter {
  readonly #options: EventWriterOptions;
  #last: RoomEvent | undefined;
  #bodies: readonly string[] = [];

  /** Makes one. */
  constructor(options: EventWriterOptions) {
    this.#options = options;
  }

  /** The source of a person's messages: `nick!user@host`. */
  sourceOf(name: string): string {
    return `${name}!${this.#options.userOf(name)}@${HOST}`;
  }

  /** The id of an event: of no other event, also after another start. */
  idOf({ room, id }: RoomEvent): string {
    return `${this.#options.epoch()}-${id}-${room}`;
  }

  /** Writes an event for a variant: one line or several, each with its end. */
  write(event: RoomEvent, variant: IrcVariant): string {
    return this.linesOf(event, variant)
      .map(({ tags, body }) => `${formatTags(tags)}${body}\r\n`).join("");
  }

  /** The same as lines. The id is that of the whole: only the first has it. */
  linesOf(event: RoomEvent, { time, msgid }: IrcVariant): TaggedLine[] {
    const rest: Tag[] = time
      ? [["time", new Date(event.time).toISOString()]]
      : [];
    const first: Tag[] = msgid ? [...rest, ["msgid", this.idOf(event)]] : rest;
    return this.#bodiesOf(event)
      .map((body, at) => ({ tags: at === 0 ? first : rest, body }));
  }

  #bodiesOf(event: RoomEvent): readonly string[] {
    if (this.#last !== event) {
      this.#bodies = this.#body(event);
      this.#last = event;
    }
    return this.#bodies;
  }

  #body(event: RoomEvent): readonly string[] {
    const source = this.sourceOf(event.who);
    const channel = channelOf(event.room);
    switch (event.kind) {
      case "said": {
        const command = event.isNotice ? "NOTICE" : "PRIVMSG";
        return spoken(source, command, channel, event.text);
      }
      case "acted":
        return spoken(source, "PRIVMSG", channel, event.text, "ACTION");
      case "joined":
        return [`:${source} JOIN ${channel}`];
      case "left":
        return [this.#left(event, source, channel)];
      case "renamed":
        // Elsewhere, somebody else may have that nick.
        return event.isLocal
          ? [
            `:${source} PART ${channel}`,
            `:${this.sourceOf(event.to)} JOIN ${channel}`,
          ]
          : [`:${source} NICK ${event.to}`];
      case "topic":
        return [formatMessage(source, "TOPIC", channel, event.text)];
      case "owner":
        return [`:${this.#options.server} MODE ${channel} +o ${event.who}`];
      case "locked":
        return [`:${source} MODE ${channel} +i`];
      case "unlocked":
        return [`:${source} MODE ${channel} -i`];
      case "deleted":
      case "announced": {
        const text = sentence(event, texts[this.#options.lang]);
        return spoken(this.#options.server, "NOTICE", channel, text);
      }
    }
  }

  #left(
    { who, reason, text, by, isGone }: RoomEvent & { kind: "left" },
    source: string,
    channel: string,
  ): string {
    if (isGone) {
      return formatMessage(source, "QUIT", text || QUIT_TEXTS[reason]);
    }
    if (reason === "kicked") {
      const kicker = by === undefined
        ? this.#options.server
        : this.sourceOf(by);
      return formatMessage(kicker, "KICK", channel, who, text || who);
    }
    return text === ""
      ? `:${source} PART ${channel}`
      : formatMessage(source, "PART", channel, text);
  }
}

const QUIT_TEXTS = {
  quit: "Quit",
  lost: "Connection lost",
  slow: "Too slow",
  moved: "Quit",
  kicked: "Sent away",
  closed: "Connection closed",
};

/** A text of any length as messages that fit, each to the same target. */
export function spoken(
  source: string,
  command: string,
  target: string,
  text: string,
  request = "",
): string[] {
  const [before, after] = request === ""
    ? ["", ""]
    : [`\x01${request} `, "\x01"];
  const start = `:${source} ${command} ${target} :${before}`;
  // The end of the line counts.
  const room = MESSAGE_BYTES - 2 - byteLength(start) - after.length;
  // A line end within would begin a message of the server's.
  const line = LINE_ENDS.test(text)
    ? text.replaceAll(LINE_ENDS_ALL, " ")
    : text;
  return splitText(line, room).map((part) => `${start}${part}${after}`);
}

const LINE_ENDS = /[\r\n\0]/;
const LINE_ENDS_ALL = new RegExp(LINE_ENDS, "g");

/** Whether a message would have to be cut to reach others whole. */
export function isTooLong(
  source: string,
  command: string,
  target: string,
  text: string,
): boolean {
  const line = `:${source} ${command} ${target} :${text}`;
  return line.length * 3 > MESSAGE_BYTES - 2 &&
    byteLength(line) > MESSAGE_BYTES - 2;
}
