/**
 * The server's sentences for events and answers.
 *
 * @module
 */

import type {
  Help,
  Invite,
  LinkTicket,
  Notice,
  PastPage,
  RoomList,
  RoomToken,
  RoomTopic,
  SearchFound,
  Welcome,
  WhoList,
} from "../messages/answer.ts";
import type { Intent } from "../messages/event.ts";
import type { Absence, Typing } from "../messages/sign.ts";
import type { Texts } from "../messages/texts/texts.ts";

/**
 * The events that have a sentence of the server's rather than a person's text.
 */
export type ToldEvent = Exclude<Intent, { kind: "said" | "acted" | "ended" }>;

/** The sentence or sentences, without newline at the end. */
export function sentence(
  what:
    | ToldEvent
    | Notice
    | Welcome
    | Invite
    | RoomToken
    | LinkTicket
    | Typing
    | Absence
    | WhoList
    | RoomList
    | RoomTopic
    | PastPage
    | SearchFound
    | Help,
  texts: Texts,
): string {
  const { events } = texts;
  switch (what.kind) {
    case "joined":
      return events.joined(what.who);
    case "left":
      return events.left(what.who, what.reason, what.text);
    case "renamed":
      return events.renamed(what.who, what.to);
    case "topic":
      return "topic" in what
        ? topicText(what, texts)
        : events.topic(what.who, what.text);
    case "announced":
      return events.announced(what.who, what.text);
    case "owner":
      return events.owner(what.who);
    case "locked":
      return events.locked(what.who);
    case "unlocked":
      return events.unlocked(what.who);
    case "deleted":
      return events.deleted(
        what.who,
        what.who === what.of,
        what.from === what.to,
      );
    case "welcome":
      return texts.welcome(what.who);
    case "invite":
      return texts.invite(what.url, what.room, what.isLink);
    case "typing":
      return texts.typing(what.who);
    case "away":
      return what.words === ""
        ? texts.isBack(what.who)
        : texts.notices.isAway(what.who, what.words);
    case "token":
      return texts.token(what.url, what.token);
    case "ticket":
      return texts.ticket(what.ticket);
    case "notice":
      return noticeText(what, texts);
    case "who":
      return whoText(what, texts);
    case "rooms":
      return roomsText(what, texts);
    case "past": {
      const { room, events, hasMore, isKept } = what;
      return texts.lists.past(room, events.length, hasMore, isKept);
    }
    case "found":
      return texts.lists.found(what.events.length, what.next);
    case "help":
      return helpText(what, texts);
  }
}

function noticeText(notice: Notice, texts: Texts): string {
  // The union in `Notice` pairs each code with its arguments; the compiler
  // cannot follow the pair through the look-up.
  const write = texts.notices[notice.code] as (...args: unknown[]) => string;
  return write(...notice.args);
}

function whoText(list: WhoList, { lists }: Texts): string {
  const away = new Set(list.away);
  const names = list.names
    .map((name) => away.has(name) ? lists.away(name) : name).join(", ");
  const more = list.count - list.names.length;
  return list.isHere
    ? lists.here(list.count, names, more)
    : lists.inRoom(list.room, list.count, names, more);
}

function topicText({ room, topic }: RoomTopic, { lists }: Texts): string {
  return topic === "" ? lists.topicNone(room) : lists.topic(room, topic);
}

function helpText({ commands, isAll }: Help, texts: Texts): string {
  const { help, helpOne } = texts.lists;
  const width = isAll
    ? Math.max(...commands.map(({ usage }) => usage.length))
    : 0;
  const rows = commands.map(({ name, usage }) =>
    helpOne(usage.padEnd(width), texts.commands[name])
  ).join("\n");
  return isAll ? help(rows) : rows;
}

function roomsText(list: RoomList, { lists }: Texts): string {
  const rows = list.rooms.map(({ name, people, topic }) =>
    lists.room(name, people, topic)
  );
  const more = list.count - list.rooms.length;
  if (more > 0) rows.push(lists.moreRooms(more));
  return rows.join("\n");
}
