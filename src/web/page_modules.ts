/**
 * The page's modules, by their paths in `src/`, to which their imports are
 * relative. What is missing here fails at the start.
 *
 * @module
 */

import answerWatch from "./page/answer_watch.js" with { type: "text" };
import app from "./page/app.js" with { type: "text" };
import attention from "./page/attention.js" with { type: "text" };
import awaitedAnswer from "./page/awaited_answer.js" with { type: "text" };
import bell from "./page/bell.js" with { type: "text" };
import card from "./page/card.js" with { type: "text" };
import chatClient from "./page/chat_client.js" with { type: "text" };
import chime from "./page/chime.js" with { type: "text" };
import clockTime from "./page/clock_time.js" with { type: "text" };
import commandList from "./page/command_list.js" with { type: "text" };
import completionList from "./page/completion_list.js" with { type: "text" };
import composer from "./page/composer.js" with { type: "text" };
import connectionVerdict from "./page/connection_verdict.js" with {
  type: "text",
};
import conversationFile from "./page/conversation_file.js" with {
  type: "text",
};
import copyText from "./page/copy_text.js" with { type: "text" };
import deletedLines from "./page/deleted_lines.js" with { type: "text" };
import dom from "./page/dom.js" with { type: "text" };
import textsEn from "./page/texts/en.js" with { type: "text" };
import endedLog from "./page/ended_log.js" with { type: "text" };
import fieldCard from "./page/field_card.js" with { type: "text" };
import foldedNews from "./page/folded_news.js" with { type: "text" };
import frontView from "./page/front_view.js" with { type: "text" };
import helpPanel from "./page/help_panel.js" with { type: "text" };
import helpView from "./page/help_view.js" with { type: "text" };
import hiddenCommands from "./page/hidden_commands.js" with { type: "text" };
import historyRequests from "./page/history_requests.js" with { type: "text" };
import incomingMessages from "./page/incoming_messages.js" with {
  type: "text",
};
import inlineText from "./page/inline_text.js" with { type: "text" };
import inviteView from "./page/invite_view.js" with { type: "text" };
import isolate from "./page/isolate.js" with { type: "text" };
import textsKo from "./page/texts/ko.js" with { type: "text" };
import lineActions from "./page/line_actions.js" with { type: "text" };
import lineChoice from "./page/line_choice.js" with { type: "text" };
import lineRelation from "./page/line_relation.js" with { type: "text" };
import lineView from "./page/line_view.js" with { type: "text" };
import linkAddress from "./page/link_address.js" with { type: "text" };
import linkify from "./page/linkify.js" with { type: "text" };
import localNotice from "./page/local_notice.js" with { type: "text" };
import localizedTexts from "./page/localized_texts.js" with { type: "text" };
import logScroll from "./page/log_scroll.js" with { type: "text" };
import logView from "./page/log_view.js" with { type: "text" };
import markedWords from "./page/marked_words.js" with { type: "text" };
import meansCommand from "./page/means_command.js" with { type: "text" };
import mention from "../messages/mention.js" with { type: "text" };
import menuView from "./page/menu_view.js" with { type: "text" };
import messageBody from "./page/message_body.js" with { type: "text" };
import nameHues from "./page/name_hues.js" with { type: "text" };
import namePanel from "./page/name_panel.js" with { type: "text" };
import olderLines from "./page/older_lines.js" with { type: "text" };
import pageAddress from "./page/page_address.js" with { type: "text" };
import pageLogin from "./page/page_login.js" with { type: "text" };
import pageMain from "./page/page_main.js" with { type: "text" };
import pageSettings from "./page/page_settings.js" with { type: "text" };
import panels from "./page/panels.js" with { type: "text" };
import pastLines from "./page/past_lines.js" with { type: "text" };
import pastParts from "./page/past_parts.js" with { type: "text" };
import pause from "./page/pause.js" with { type: "text" };
import pendingRequests from "./page/pending_requests.js" with { type: "text" };
import peopleView from "./page/people_view.js" with { type: "text" };
import probeLink from "./page/probe_link.js" with { type: "text" };
import quoteOf from "./page/quote_of.js" with { type: "text" };
import readingFrame from "./page/reading_frame.js" with { type: "text" };
import readingView from "./page/reading_view.js" with { type: "text" };
import reconnectDelay from "./page/reconnect_delay.js" with { type: "text" };
import registerWorker from "./page/register_worker.js" with { type: "text" };
import releaseSession from "./page/release_session.js" with { type: "text" };
import resolveCommand from "../messages/resolve_command.js" with {
  type: "text",
};
import roomState from "./page/room_state.js" with { type: "text" };
import roomView from "./page/room_view.js" with { type: "text" };
import roomsPanel from "./page/rooms_panel.js" with { type: "text" };
import rovingFocus from "./page/roving_focus.js" with { type: "text" };
import sayLines from "./page/say_lines.js" with { type: "text" };
import searchOpener from "./page/search_opener.js" with { type: "text" };
import searchPanel from "./page/search_panel.js" with { type: "text" };
import searchResult from "./page/search_result.js" with { type: "text" };
import seat from "./page/seat.js" with { type: "text" };
import seats from "./page/seats.js" with { type: "text" };
import seenIds from "./page/seen_ids.js" with { type: "text" };
import sentLines from "./page/sent_lines.js" with { type: "text" };
import sessionHandover from "./page/session_handover.js" with { type: "text" };
import showMessage from "./page/show_message.js" with { type: "text" };
import socketWire from "./page/socket_wire.js" with { type: "text" };
import statusView from "./page/status_view.js" with { type: "text" };
import suggestions from "./page/suggestions.js" with { type: "text" };
import takeOver from "./page/take_over.js" with { type: "text" };
import textBlocks from "./page/text_blocks.js" with { type: "text" };
import topicPanel from "./page/topic_panel.js" with { type: "text" };
import typingView from "./page/typing_view.js" with { type: "text" };
import unread from "./page/unread.js" with { type: "text" };
import watchFiles from "./page/watch_files.js" with { type: "text" };
import watchNetwork from "./page/watch_network.js" with { type: "text" };

/** The text of each module. */
export const PAGE_MODULES: Readonly<Record<string, string>> = {
  "messages/mention.js": mention,
  "messages/resolve_command.js": resolveCommand,
  "web/page/answer_watch.js": answerWatch,
  "web/page/app.js": app,
  "web/page/attention.js": attention,
  "web/page/bell.js": bell,
  "web/page/chat_client.js": chatClient,
  "web/page/chime.js": chime,
  "web/page/clock_time.js": clockTime,
  "web/page/command_list.js": commandList,
  "web/page/completion_list.js": completionList,
  "web/page/composer.js": composer,
  "web/page/connection_verdict.js": connectionVerdict,
  "web/page/copy_text.js": copyText,
  "web/page/dom.js": dom,
  "web/page/front_view.js": frontView,
  "web/page/help_view.js": helpView,
  "web/page/hidden_commands.js": hiddenCommands,
  "web/page/inline_text.js": inlineText,
  "web/page/invite_view.js": inviteView,
  "web/page/isolate.js": isolate,
  "web/page/line_view.js": lineView,
  "web/page/link_address.js": linkAddress,
  "web/page/linkify.js": linkify,
  "web/page/local_notice.js": localNotice,
  "web/page/localized_texts.js": localizedTexts,
  "web/page/log_view.js": logView,
  "web/page/means_command.js": meansCommand,
  "web/page/menu_view.js": menuView,
  "web/page/message_body.js": messageBody,
  "web/page/name_hues.js": nameHues,
  "web/page/page_address.js": pageAddress,
  "web/page/page_login.js": pageLogin,
  "web/page/page_main.js": pageMain,
  "web/page/page_settings.js": pageSettings,
  "web/page/pending_requests.js": pendingRequests,
  "web/page/pause.js": pause,
  "web/page/people_view.js": peopleView,
  "web/page/probe_link.js": probeLink,
  "web/page/reconnect_delay.js": reconnectDelay,
  "web/page/register_worker.js": registerWorker,
  "web/page/release_session.js": releaseSession,
  "web/page/room_state.js": roomState,
  "web/page/room_view.js": roomView,
  "web/page/seats.js": seats,
  "web/page/seen_ids.js": seenIds,
  "web/page/say_lines.js": sayLines,
  "web/page/sent_lines.js": sentLines,
  "web/page/session_handover.js": sessionHandover,
  "web/page/show_message.js": showMessage,
  "web/page/socket_wire.js": socketWire,
  "web/page/status_view.js": statusView,
  "web/page/suggestions.js": suggestions,
  "web/page/take_over.js": takeOver,
  "web/page/text_blocks.js": textBlocks,
  "web/page/typing_view.js": typingView,
  "web/page/unread.js": unread,
  "web/page/watch_files.js": watchFiles,
  "web/page/watch_network.js": watchNetwork,
  "web/page/card.js": card,
  "web/page/deleted_lines.js": deletedLines,
  "web/page/folded_news.js": foldedNews,
  "web/page/help_panel.js": helpPanel,
  "web/page/incoming_messages.js": incomingMessages,
  "web/page/line_actions.js": lineActions,
  "web/page/line_choice.js": lineChoice,
  "web/page/line_relation.js": lineRelation,
  "web/page/log_scroll.js": logScroll,
  "web/page/quote_of.js": quoteOf,
  "web/page/seat.js": seat,
  "web/page/awaited_answer.js": awaitedAnswer,
  "web/page/conversation_file.js": conversationFile,
  "web/page/field_card.js": fieldCard,
  "web/page/name_panel.js": namePanel,
  "web/page/panels.js": panels,
  "web/page/rooms_panel.js": roomsPanel,
  "web/page/roving_focus.js": rovingFocus,
  "web/page/topic_panel.js": topicPanel,
  "web/page/ended_log.js": endedLog,
  "web/page/history_requests.js": historyRequests,
  "web/page/marked_words.js": markedWords,
  "web/page/older_lines.js": olderLines,
  "web/page/past_lines.js": pastLines,
  "web/page/past_parts.js": pastParts,
  "web/page/reading_frame.js": readingFrame,
  "web/page/reading_view.js": readingView,
  "web/page/search_opener.js": searchOpener,
  "web/page/search_panel.js": searchPanel,
  "web/page/search_result.js": searchResult,
  "web/page/texts/en.js": textsEn,
  "web/page/texts/ko.js": textsKo,
};
