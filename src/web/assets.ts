/**
 * Everything that the pages are made of, embedded in the program.
 *
 * @module
 */

import app from "./page/app.js" with { type: "text" };
import attention from "./page/attention.js" with { type: "text" };
import baseCss from "./page/base.css" with { type: "text" };
import chatClient from "./page/chat_client.js" with { type: "text" };
import chime from "./page/chime.js" with { type: "text" };
import clockTime from "./page/clock_time.js" with { type: "text" };
import commandList from "./page/command_list.js" with { type: "text" };
import completionList from "./page/completion_list.js" with { type: "text" };
import composer from "./page/composer.js" with { type: "text" };
import connectionVerdict from "./page/connection_verdict.js" with {
  type: "text",
};
import copyText from "./page/copy_text.js" with { type: "text" };
import dom from "./page/dom.js" with { type: "text" };
import frontCss from "./page/front.css" with { type: "text" };
import frontView from "./page/front_view.js" with { type: "text" };
import hiddenCommands from "./page/hidden_commands.js" with { type: "text" };
import icon from "./page/icon.svg" with { type: "text" };
import inviteView from "./page/invite_view.js" with { type: "text" };
import linesCss from "./page/lines.css" with { type: "text" };
import lineView from "./page/line_view.js" with { type: "text" };
import linkAddress from "./page/link_address.js" with { type: "text" };
import linkify from "./page/linkify.js" with { type: "text" };
import localizedTexts from "./page/localized_texts.js" with { type: "text" };
import logView from "./page/log_view.js" with { type: "text" };
import menuView from "./page/menu_view.js" with { type: "text" };
import nameHues from "./page/name_hues.js" with { type: "text" };
import noticeView from "./page/notice_view.js" with { type: "text" };
import pageAddress from "./page/page_address.js" with { type: "text" };
import pageLogin from "./page/page_login.js" with { type: "text" };
import pageMain from "./page/page_main.js" with { type: "text" };
import pageSettings from "./page/page_settings.js" with { type: "text" };
import panelsCss from "./page/panels.css" with { type: "text" };
import pendingRequests from "./page/pending_requests.js" with { type: "text" };
import peopleView from "./page/people_view.js" with { type: "text" };
import probeLink from "./page/probe_link.js" with { type: "text" };
import reconnectDelay from "./page/reconnect_delay.js" with { type: "text" };
import releaseSession from "./page/release_session.js" with { type: "text" };
import roomCss from "./page/room.css" with { type: "text" };
import roomState from "./page/room_state.js" with { type: "text" };
import roomView from "./page/room_view.js" with { type: "text" };
import seenIds from "./page/seen_ids.js" with { type: "text" };
import sentLines from "./page/sent_lines.js" with { type: "text" };
import sessionHandover from "./page/session_handover.js" with { type: "text" };
import socketWire from "./page/socket_wire.js" with { type: "text" };
import statusView from "./page/status_view.js" with { type: "text" };
import suggestions from "./page/suggestions.js" with { type: "text" };
import textsEn from "./page/texts/en.js" with { type: "text" };
import textsKo from "./page/texts/ko.js" with { type: "text" };
import unread from "./page/unread.js" with { type: "text" };
import unsentLines from "./page/unsent_lines.js" with { type: "text" };
import watchNetwork from "./page/watch_network.js" with { type: "text" };

/** A file as it is served. */
export interface Asset {
  /** Its content. */
  readonly text: string;
  /** Its media type. */
  readonly type: string;
}

const SCRIPTS = {
  "app.js": app,
  "attention.js": attention,
  "chat_client.js": chatClient,
  "chime.js": chime,
  "clock_time.js": clockTime,
  "command_list.js": commandList,
  "completion_list.js": completionList,
  "composer.js": composer,
  "connection_verdict.js": connectionVerdict,
  "copy_text.js": copyText,
  "dom.js": dom,
  "front_view.js": frontView,
  "hidden_commands.js": hiddenCommands,
  "invite_view.js": inviteView,
  "line_view.js": lineView,
  "link_address.js": linkAddress,
  "linkify.js": linkify,
  "localized_texts.js": localizedTexts,
  "log_view.js": logView,
  "menu_view.js": menuView,
  "name_hues.js": nameHues,
  "notice_view.js": noticeView,
  "page_address.js": pageAddress,
  "page_login.js": pageLogin,
  "page_main.js": pageMain,
  "page_settings.js": pageSettings,
  "pending_requests.js": pendingRequests,
  "people_view.js": peopleView,
  "probe_link.js": probeLink,
  "reconnect_delay.js": reconnectDelay,
  "release_session.js": releaseSession,
  "room_state.js": roomState,
  "room_view.js": roomView,
  "seen_ids.js": seenIds,
  "sent_lines.js": sentLines,
  "session_handover.js": sessionHandover,
  "socket_wire.js": socketWire,
  "status_view.js": statusView,
  "suggestions.js": suggestions,
  "unread.js": unread,
  "unsent_lines.js": unsentLines,
  "watch_network.js": watchNetwork,
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
