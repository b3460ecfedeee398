// @ts-check
/// <reference lib="dom" />

/** @import { PageState } from "./page_state.d.ts" */
/** @import { Goal } from "./page_login.js" */
/** @import { LocalizedTexts } from "./localized_texts.js" */

import { LinkAddress } from "./link_address.js";
import { AwaitedAnswer } from "./awaited_answer.js";
import { PendingRequests } from "./pending_requests.js";
import { Bell } from "./bell.js";
import { ChatClient } from "./chat_client.js";
import { commandsOf } from "./command_list.js";
import { Composer } from "./composer.js";
import { find } from "./dom.js";
import { FrontView } from "./front_view.js";
import { RoomState } from "./room_state.js";
import { NameHues } from "./name_hues.js";
import { IncomingMessages } from "./incoming_messages.js";
import { InviteView } from "./invite_view.js";
import { LineActions } from "./line_actions.js";
import { localNotice } from "./local_notice.js";
import { LogView } from "./log_view.js";
import { probeLink } from "./probe_link.js";
import { MenuView } from "./menu_view.js";
import { Panels } from "./panels.js";
import { PastParts } from "./past_parts.js";
import { PeopleView } from "./people_view.js";
import { RoomView } from "./room_view.js";
import { remember } from "./page_settings.js";
import { sayLines } from "./say_lines.js";
import { StatusView } from "./status_view.js";
import { handOver } from "./session_handover.js";
import { watchFiles } from "./watch_files.js";
import { watchNetwork } from "./watch_network.js";
import { SocketWire } from "./socket_wire.js";
import { keepRead } from "./ended_log.js";
import { TakeOver } from "./take_over.js";
import { TypingView } from "./typing_view.js";

/** The parts of the page, and what each tells the others. */
export class App {
  #words;
  #address = new LinkAddress();
  #here = new RoomState();
  #hues = new NameHues();
  #bell = new Bell();
  #room;
  #log;
  #past;
  #front;
  #people;
  #invite;
  #status;
  #takeOver;
  #typing;
  #composer;
  #answer = new AwaitedAnswer();
  #panels;
  #menu;
  #chat = new ChatClient({
    open: SocketWire.open,
    lang: () => this.#words.lang,
    onState: (state) => this.#takeState(state),
    onMessage: (message, isOld) => {
      if (!this.#answer.take(message)) this.#incoming.take(message, isOld);
    },
    onFault: (message, error) => this.#incoming.takeFault(message, error),
    onHelp: (help) => {
      this.#composer.commands = commandsOf(help);
      this.#takeOver.keep();
    },
    onUnsent: (lines) => this.#restore(lines),
  });
  #asked = new PendingRequests();
  #incoming;
  #acts;
  // What the room is to be called that the person is about to start.
  #topic = "";

  /** @param {LocalizedTexts} words */
  constructor(words) {
    this.#words = words;
    this.#composer = new Composer(words, (lines) => this.#say(lines));
    const { room, isLink } = this.#address;
    this.#front = new FrontView(words, { room, isLink }, (who) => {
      this.#enter(who);
    });
    this.#room = new RoomView(words);
    this.#log = new LogView(words);
    /** @param {string} text */
    const write = (text) => this.#composer.write(text);
    /** @type {(line: string) => boolean} */
    const send = (line) => this.#chat.say(line);
    /** @param {string} line */
    const command = (line) => this.#say([line]);
    this.#people = new PeopleView(words, this.#hues, {
      ...{ write, command, answer: this.#answer },
    });
    this.#invite = new InviteView(words, () => this.#chat.say("/invite"));
    this.#panels = new Panels({
      ...{ words, here: this.#here, answer: this.#answer, command },
      title: () => this.#room.titleOf(this.#here),
      fail: () => this.#tell("later"),
    });
    this.#menu = new MenuView(words, {
      ...{ panels: this.#panels, command },
      earlier: () => this.#past.goBack(),
      leave: () => this.#chat.leave(),
    });
    this.#takeOver = new TakeOver(words, this.#chat);
    this.#typing = new TypingView(words, () => this.#chat.say("/typing"));
    this.#acts = new LineActions(words, {
      me: () => this.#here.me,
      ...{ write, command },
    });
    this.#past = new PastParts({
      ...{ words, here: this.#here, hues: this.#hues, log: this.#log, send },
      command,
      onFault: () => this.#tell("later"),
    });
    this.#incoming = new IncomingMessages({
      ...{ words, here: this.#here, hues: this.#hues },
      address: this.#address,
      bell: this.#bell,
      room: this.#room,
      typing: this.#typing,
      log: this.#log,
      past: this.#past,
      invite: this.#invite,
      asked: this.#asked,
      command,
      showRoom: () => this.#showRoom(),
      showHelp: (help) => void this.#panels.help(help),
    });
    this.#status = new StatusView(words, () => this.#chat.hurry());
    words.follow(() => {
      this.#showRoom();
      this.#chat.changeLanguage();
    });
    watchNetwork(this.#chat);
    watchFiles(() => {
      if (this.#room.isShown) this.#tell("onlyText");
    });
    this.#begin(room);
  }

  /** @param {string} room */
  async #begin(room) {
    const kept = handOver(() => {
      const stay = this.#chat.kept;
      return stay && { ...stay, path: this.#address.path };
    }, () => this.#chat.leave());
    if (kept !== undefined) return this.#chat.enter(kept);
    this.#front.show();
    const notice = room && await probeLink(SocketWire.open(), room);
    const own = notice && this.#takeOver.lookIn(room, notice);
    if (own) this.#front.refuse(own);
    else if (notice) this.#front.show({ notice, isLink: true });
  }

  /** @param {{ name: string, password: string, goal: Goal, topic: string }} who */
  #enter(who) {
    this.#front.setBusy(true);
    this.#topic = who.goal.to === "new" ? who.topic : "";
    this.#takeOver.enter(who);
  }

  /** @param {PageState} state */
  #takeState(state) {
    const own = this.#takeOver.take(state);
    if (this.#room.isShown) this.#status.show(state);
    if (state.kind !== "inside") this.#past.drop();
    switch (state.kind) {
      case "inside":
        if (!state.isBack) this.#log.beginStay();
        return this.#comeIn(state.name);
      case "waiting":
        return this.#front.wait(this.#words.all.door.unreachable);
      case "refused": {
        this.#goOut();
        this.#front.show();
        const { door } = this.#words.all;
        const text = own ?? state.notice?.text ?? door.passwordMissing;
        return this.#front.refuse(text, state.needs);
      }
      case "over":
        this.#goOut();
        this.#front.show({ notice: state.notice, isLink: this.#here.isLink });
        keepRead(state.notice, this.#words, this.#room.titleOf(this.#here));
        this.#log.clear();
    }
  }

  /** @param {string} name */
  #comeIn(name) {
    this.#here.me = name;
    remember("name", name);
    const isFirst = !this.#room.isShown;
    this.#front.hide();
    this.#room.toggle(true);
    if (this.#topic !== "") this.#say([`/topic ${this.#topic}`]);
    this.#topic = "";
    if (!isFirst) return;
    // A keyboard that covers half of a phone is opened by whoever wants it.
    if (matchMedia("(pointer: fine)").matches) this.#composer.focus();
  }

  #goOut() {
    this.#menu.hide();
    this.#acts.hide();
    this.#panels.close();
    this.#past.close();
    this.#invite.close();
    this.#room.toggle(false);
    this.#bell.name("");
  }

  #showRoom() {
    const here = this.#here;
    this.#people.show(here);
    this.#menu.show(here);
    this.#room.show(here);
    this.#composer.names = here.names.filter((name) => name !== here.me);
    this.#bell.name(this.#room.isShown ? this.#room.titleOf(here) : "");
  }

  /**
   * @param {string[]} lines
   * @returns {boolean} Whether they could be sent.
   */
  #say(lines) {
    const parts = { chat: this.#chat, asked: this.#asked, past: this.#past };
    if (sayLines(lines, { ...parts, log: this.#log })) return true;
    find("spoken", HTMLElement).textContent = this.#words.all.composer.waiting;
    return false;
  }

  /** @param {string[]} lines */
  #restore(lines) {
    this.#composer.restore(lines);
    this.#tell("restored");
  }

  /** @param {"onlyText" | "restored" | "later"} code A sentence of the page's. */
  #tell(code) {
    const text = this.#words.all.composer[code];
    this.#incoming.take(localNotice(code, text), false);
  }
}
