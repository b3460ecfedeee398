/**
 * Everything that the pages are made of, embedded in the program.
 *
 * @module
 */

import address from "./page/address.js" with { type: "text" };
import app from "./page/app.js" with { type: "text" };
import asked from "./page/asked.js" with { type: "text" };
import attention from "./page/attention.js" with { type: "text" };
import baseCss from "./page/base.css" with { type: "text" };
import chat from "./page/chat.js" with { type: "text" };
import checkOut from "./page/check_out.js" with { type: "text" };
import clock from "./page/clock.js" with { type: "text" };
import commands from "./page/commands.js" with { type: "text" };
import completion from "./page/completion.js" with { type: "text" };
import composer from "./page/composer.js" with { type: "text" };
import copy from "./page/copy.js" with { type: "text" };
import dom from "./page/dom.js" with { type: "text" };
import frontCss from "./page/front.css" with { type: "text" };
import frontView from "./page/front_view.js" with { type: "text" };
import here from "./page/here.js" with { type: "text" };
import hues from "./page/hues.js" with { type: "text" };
import icon from "./page/icon.svg" with { type: "text" };
import inviteView from "./page/invite_view.js" with { type: "text" };
import knock from "./page/knock.js" with { type: "text" };
import lineView from "./page/line_view.js" with { type: "text" };
import linesCss from "./page/lines.css" with { type: "text" };
import linkify from "./page/linkify.js" with { type: "text" };
import logView from "./page/log_view.js" with { type: "text" };
import login from "./page/login.js" with { type: "text" };
import look from "./page/look.js" with { type: "text" };
import main from "./page/main.js" with { type: "text" };
import menuView from "./page/menu_view.js" with { type: "text" };
import noticeView from "./page/notice_view.js" with { type: "text" };
import panelsCss from "./page/panels.css" with { type: "text" };
import pauses from "./page/pauses.js" with { type: "text" };
import peopleView from "./page/people_view.js" with { type: "text" };
import place from "./page/place.js" with { type: "text" };
import roomCss from "./page/room.css" with { type: "text" };
import roomView from "./page/room_view.js" with { type: "text" };
import seen from "./page/seen.js" with { type: "text" };
import sentLines from "./page/sent_lines.js" with { type: "text" };
import settings from "./page/settings.js" with { type: "text" };
import statusView from "./page/status_view.js" with { type: "text" };
import stay from "./page/stay.js" with { type: "text" };
import suggest from "./page/suggest.js" with { type: "text" };
import textsEn from "./page/texts/en.js" with { type: "text" };
import textsKo from "./page/texts/ko.js" with { type: "text" };
import unread from "./page/unread.js" with { type: "text" };
import unsent from "./page/unsent.js" with { type: "text" };
import useless from "./page/useless.js" with { type: "text" };
import verdict from "./page/verdict.js" with { type: "text" };
import watchNetwork from "./page/watch_network.js" with { type: "text" };
import wire from "./page/wire.js" with { type: "text" };
import words from "./page/words.js" with { type: "text" };

/** A file as it is served. */
export interface Asset {
  /** Its content. */
  readonly text: string;
  /** Its media type. */
  readonly type: string;
}

const SCRIPTS = {
  "address.js": address,
  "app.js": app,
  "asked.js": asked,
  "attention.js": attention,
  "chat.js": chat,
  "check_out.js": checkOut,
  "clock.js": clock,
  "commands.js": commands,
  "completion.js": completion,
  "composer.js": composer,
  "copy.js": copy,
  "dom.js": dom,
  "front_view.js": frontView,
  "here.js": here,
  "hues.js": hues,
  "invite_view.js": inviteView,
  "knock.js": knock,
  "line_view.js": lineView,
  "linkify.js": linkify,
  "log_view.js": logView,
  "login.js": login,
  "look.js": look,
  "main.js": main,
  "menu_view.js": menuView,
  "notice_view.js": noticeView,
  "pauses.js": pauses,
  "people_view.js": peopleView,
  "place.js": place,
  "room_view.js": roomView,
  "seen.js": seen,
  "sent_lines.js": sentLines,
  "settings.js": settings,
  "status_view.js": statusView,
  "stay.js": stay,
  "suggest.js": suggest,
  "unread.js": unread,
  "unsent.js": unsent,
  "useless.js": useless,
  "verdict.js": verdict,
  "watch_network.js": watchNetwork,
  "wire.js": wire,
  "words.js": words,
  "texts/en.js": textsEn,
  "texts/ko.js": textsKo,
};

const styles = [baseCss, frontCss, roomCss, linesCss, panelsCss].join("\n");

/** Every file that belongs to a page, by its name. */
export const ASSETS: Readonly<Record<string, Asset>> = {
  "icon.svg": { text: icon, type: "image/svg+xml" },
  "style.css": { text: styles, type: "text/css; charset=utf-8" },
  ...Object.fromEntries(
    Object.entries(SCRIPTS).map(([name, text]) => [
      name,
      { text, type: "text/javascript; charset=utf-8" },
    ]),
  ),
};
