/**
 * Every sentence a person can be shown, in Korean.
 *
 * @module
 */

import type { en } from "./en.ts";

/** 한국어. */
export const ko: typeof en = {
  language: "한국어",
  prompt: "로그인ID:",
  you: "나",
  events: {
    joined: (who) => `[${who}]님이 입장했습니다.`,
    left: (who, reason, words) => {
      if (words !== "") return `[${who}]님이 퇴장했습니다. (${words})`;
      if (reason === "slow") {
        return `[${who}]님이 퇴장했습니다. (받는 속도가 너무 느림)`;
      }
      return `[${who}]님이 퇴장했습니다.`;
    },
    renamed: (who, to) => `[${who}]님이 이름을 [${to}](으)로 바꿨습니다.`,
    topic: (who, text) =>
      text === ""
        ? `[${who}]님이 주제를 지웠습니다.`
        : `[${who}]님이 정한 주제: ${text}`,
  },
  notices: {
    welcome: (name) =>
      `[${name}]님, 어서 오세요. /help 를 치면 명령어가 나옵니다.`,
    goodbye: () => "안녕히 가세요.",
    loginTaken: () => "이미 등록된 사용자입니다.",
    nameLength: (max) => `이름은 1자 이상 ${max}자 이하입니다.`,
    nameCharacters: () =>
      "이름에는 글자, 숫자, _ - . 만 쓸 수 있고 글자나 숫자로 시작해야 합니다.",
    nameScripts: () =>
      "여러 문자를 섞어 다른 이름처럼 보일 수 있는 이름입니다.",
    nameReserved: () => "서버가 쓰는 이름입니다.",
    loginTries: () => "너무 여러 번 시도했습니다. 안녕히 가세요.",
    loginTimeout: (seconds) =>
      `${seconds}초 동안 이름을 받지 못했습니다. 안녕히 가세요.`,
    lineTooLong: (max) =>
      `보내지 않았습니다: 한 줄은 ${max}바이트까지입니다. 아무도 보지 못했습니다.`,
    lineNotUtf8: () => "보내지 않았습니다: UTF-8 글자가 아닙니다.",
    commandUnknown: (word, nearest) =>
      `/${word} 명령어는 없습니다. 혹시 /${nearest} 인가요? /help 를 치면 명령어가 나옵니다.`,
    commandAmbiguous: (word, names) =>
      `/${word} 는 다음 중 하나일 수 있습니다: ${names}`,
    commandBeforeLogin: (name) =>
      `/${name} 명령어는 이름을 정한 뒤에 쓸 수 있습니다.`,
    usage: (usage) => `사용법: ${usage}`,
    help: (lines) => `명령어:\n${lines}\n//글 은 /글 이라고 말합니다.`,
    helpOne: (usage, summary) => `${usage}  ${summary}`,
    topic: (room, topic) => `${room} 방의 주제: ${topic}`,
    topicNone: (room) => `${room} 방에는 주제가 없습니다.`,
    wordsTooLong: (max) => `${max}자까지 쓸 수 있습니다.`,
    history: (count) =>
      count === 0
        ? "아직 아무 말도 없었습니다."
        : `지난 대화 ${count}줄입니다:`,
    roomUnknown: (room) => `${room} 방은 없습니다.`,
    roomAlready: (room) => `이미 ${room} 방에 있습니다.`,
    roomsFull: (max) => `방이 이미 ${max}개라 더 만들 수 없습니다.`,
    personUnknown: (name) => `[${name}]님은 없습니다.`,
    yourself: () => "자기 자신입니다.",
    replyNobody: () => "아직 아무도 귓속말을 보내지 않았습니다.",
    ignoredBy: (name) => `[${name}]님은 당신의 글을 읽지 않습니다.`,
    isAway: (name, words) => `[${name}]님은 자리를 비웠습니다: ${words}`,
    whois: (name, room, since, idle) =>
      `[${name}]님: ${room} 방, 들어온 지 ${since}, 마지막 말 ${idle} 전`,
    awaySet: (words) => `자리를 비웁니다: ${words}`,
    awayOver: () => "자리로 돌아왔습니다.",
    awayNot: () => "자리를 비운 상태가 아닙니다.",
    ignoring: (name) => `이제 [${name}]님의 글을 읽지 않습니다.`,
    ignoringNot: (name) => `[${name}]님의 글을 읽습니다.`,
    ignoreList: (names) =>
      names === "" ? "읽지 않는 사람이 없습니다." : `읽지 않는 사람: ${names}`,
    ignoreFull: (max) => `읽지 않는 사람이 이미 ${max}명입니다.`,
    setting: (name, value) => `${name}: ${value}`,
    stats: (up, people, rooms, lines, deliveries) =>
      `가동 ${up}; ${people}명, 방 ${rooms}개; 받은 줄 ${lines}, 보낸 횟수 ${deliveries}`,
    closing: () => "서버를 닫습니다. 안녕히 가세요.",
    fault: () => "서버에 문제가 생겼습니다. 안녕히 가세요.",
  },
  lists: {
    here: (count, names, more) =>
      `${count}명이 있습니다: ${names}${more > 0 ? ` 외 ${more}명` : ""}`,
    inRoom: (room, count, names, more) =>
      `${room} 방에 ${count}명이 있습니다: ${names}${
        more > 0 ? ` 외 ${more}명` : ""
      }`,
    room: (name, people, topic) =>
      `${name} (${people}명)${topic === "" ? "" : `: ${topic}`}`,
    moreRooms: (more) => `그 밖에 ${more}개`,
  },
  units: { d: "일", h: "시간", m: "분", s: "초" },
  commands: {
    help: "명령어 설명을 봅니다",
    quit: "나갑니다. 남길 말을 적어도 됩니다",
    who: "이 방이나 다른 방에 누가 있는지 봅니다",
    rooms: "어떤 방이 있는지 봅니다",
    join: "방에 들어갑니다. 없으면 만듭니다",
    leave: "로비로 돌아갑니다",
    nick: "이름을 바꿉니다",
    msg: "한 사람에게만 말합니다",
    reply: "마지막으로 온 귓속말에 답합니다",
    me: "행동을 말합니다",
    topic: "주제를 보거나 정합니다. - 는 지웁니다",
    whois: "어디에 얼마나 있었는지 봅니다",
    away: "자리를 비우거나 돌아왔다고 알립니다",
    ignore: "어떤 사람의 글을 읽지 않거나 그 목록을 봅니다",
    unignore: "다시 읽습니다",
    history: "지난 대화를 봅니다",
    echo: "내가 한 말을 나도 볼지 정합니다",
    time: "줄 앞에 시각을 붙일지 정합니다",
    color: "이름에 색을 넣을지 정합니다",
    lang: "서버가 말하는 언어를 정합니다",
    format: "사람이 읽는 줄이나 프로그램이 읽는 JSON 을 고릅니다",
    stats: "서버의 상태를 봅니다",
  },
};
