// @ts-check

/** @import { Message, TopicMessage, WhoMessage } from "../../messages/json_message.ts" */

/** The current room and its people. */
export class RoomState {
  /** The person's own name. */
  me = "";
  /** The room's name or id. */
  room = "";
  /** Whether the room is found by its link only. */
  isLink = false;
  /** Its topic. */
  topic = "";
  /** Its owner; empty when it has none. */
  owner = "";
  /** Whether nobody new may come in. */
  isLocked = false;
  /** @type {string[]} Who is in it, longest there first. */
  names = [];
  /** @type {Set<string>} Those of them who are away. */
  away = new Set();
  /** How many are in it and not in `names`. */
  more = 0;
  /** @type {TopicMessage | undefined} The topic that was told last. */
  #told;

  /** How many people are in it. */
  get count() {
    return this.names.length + this.more;
  }

  /** Whether the person may lock it, kick people, and close it. */
  get isMine() {
    return this.owner !== "" && this.owner === this.me;
  }

  /**
   * Takes over what a message changes.
   *
   * @param {Message} message
   * @param {boolean} isOld Whether it happened before one came.
   */
  apply(message, isOld) {
    if (message.kind === "who") return this.#list(message);
    if (message.kind === "away" && message.room === this.room) {
      return this.#setAway(message.who, message.words !== "");
    }
    if (message.kind === "notice") {
      const { code } = message;
      if (code === "awaySet") this.#setAway(this.me, true);
      if (code === "awayOver") this.#setAway(this.me, false);
    }
    if (message.kind === "topic" && !("id" in message)) this.#told = message;
    if (!("id" in message) || isOld || message.room !== this.room) return;
    switch (message.kind) {
      case "joined":
        if (!this.names.includes(message.who)) this.names.push(message.who);
        break;
      case "left":
        this.#remove(message.who);
        break;
      case "renamed":
        this.#rename(message.who, message.to);
        break;
      case "topic":
        this.topic = message.topic;
        break;
      case "owner":
        this.owner = message.who;
        break;
      case "locked":
      case "unlocked":
        this.isLocked = message.kind === "locked";
    }
  }

  /** @param {WhoMessage} who */
  #list({ room, names, away, count, owner, isLocked }) {
    // A list of another room changes nothing here.
    if (!names.includes(this.me)) return;
    if (room !== this.room) this.topic = this.#topicOf(room);
    this.room = room;
    this.names = [...names];
    this.away = new Set(away);
    this.more = count - names.length;
    this.isLink = owner !== undefined;
    this.owner = owner ?? "";
    this.isLocked = isLocked ?? false;
  }

  /**
   * The topic of a room that one comes into, which is told just before.
   *
   * @param {string} room
   */
  #topicOf(room) {
    const told = this.#told;
    this.#told = undefined;
    return told?.room === room ? told.topic : "";
  }

  /**
   * @param {string} name
   * @param {boolean} isAway
   */
  #setAway(name, isAway) {
    if (isAway) this.away.add(name);
    else this.away.delete(name);
  }

  /** @param {string} name */
  #remove(name) {
    if (!this.names.includes(name)) this.more = Math.max(0, this.more - 1);
    this.names = this.names.filter((other) => other !== name);
    this.away.delete(name);
  }

  /**
   * @param {string} from
   * @param {string} to
   */
  #rename(from, to) {
    this.names = this.names.map((name) => name === from ? to : name);
    if (this.away.delete(from)) this.away.add(to);
    if (this.owner === from) this.owner = to;
    if (this.me === from) this.me = to;
  }
}
