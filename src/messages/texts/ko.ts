/**
 * Every sentence a person can be shown, in Korean.
 *
 * @module
 */

import type { en } from "./en.ts";
import {
  koreanNameNotices,
  koreanWhoisNotices,
} from "./korean_name_notices.ts";
import { koCommands } from "./ko_commands.ts";

/** 한국어. */
export const ko: typeof en = {
  language: "한국어",
  prompts: { name: "로그인ID:", password: "비밀번호:" },
  you: "나",
  welcome: (name) =>
    `[${name}]님, 어서 오세요. /help 를 치면 명령어가 나옵니다.`,
  invite: (url, room, isLink) =>
    (isLink ? "이 방은 링크로만 들어올 수 있습니다" : `${room} 방의 링크`) +
    `: ${url}\n글 창에서는: /join ${room}`,
  typing: (who) => `[${who}]님이 쓰고 있습니다.`,
  isBack: (who) => `[${who}]님이 돌아왔습니다.`,
  ticket: (ticket) =>
    `서버가 다시 시작된 뒤 이렇게 돌아옵니다: /join ${ticket}\n본인만 쓰는 것이니 아무에게도 보이지 마세요.`,
  token: (url, token) =>
    `스크립트는 이렇게 말합니다: POST ${url}?name=이름\n토큰: ${token}`,
  events: {
    joined: (who) => `[${who}]님이 입장했습니다.`,
    left: (who, reason, words) => {
      if (words !== "") return `[${who}]님이 퇴장했습니다. (${words})`;
      if (reason === "kicked") return `[${who}]님이 내보내졌습니다.`;
      const why = reason === "slow" ? " (받는 속도가 너무 느림)" : "";
      return `[${who}]님이 퇴장했습니다.${why}`;
    },
    renamed: (who, to) => `[${who}]님이 이름을 [${to}](으)로 바꿨습니다.`,
    topic: (who, text) =>
      text === ""
        ? `[${who}]님이 주제를 지웠습니다.`
        : `[${who}]님이 정한 주제: ${text}`,
    announced: (who, text) => `[${who}]님의 공지: ${text}`,
    owner: (who) => `이제 [${who}]님이 이 방을 돌봅니다.`,
    locked: (who) => `[${who}]님이 방을 잠갔습니다. 새로 들어올 수 없습니다.`,
    unlocked: (who) => `[${who}]님이 방을 열었습니다.`,
    deleted: (who, isOwn, isOne) => {
      if (isOwn) return `[${who}]님이 오늘 한 말을 지웠습니다.`;
      return isOne
        ? `[${who}]님이 글 하나를 지웠습니다.`
        : `[${who}]님이 지난 글을 지웠습니다.`;
    },
  },
  notices: {
    ...koreanNameNotices,
    motd: (text) => text,
    goodbye: () => "안녕히 가세요.",
    serverFull: () => "서버가 가득 찼습니다. 나중에 다시 와 주세요.",
    addressFull: () => "같은 주소에서 온 접속이 너무 많습니다.",
    addressFast: () =>
      "같은 주소에서 짧은 시간에 너무 많이 접속했습니다. 잠시 기다려 주세요.",
    floodPause: () =>
      "천천히 보내 주세요. 보낸 글은 차례를 기다리며, 사라지지 않습니다.",
    idleTimeout: (minutes) =>
      `${minutes}분 동안 아무 말이 없었습니다. 안녕히 가세요.`,
    passwordWrong: () => "비밀번호가 틀렸습니다.",
    passwordGuesses: () =>
      "확인하지 않았습니다: 틀린 비밀번호가 너무 많았습니다. 1분 뒤에 다시 해 보세요.",
    banned: (why) =>
      why === "" ? "들어올 수 없습니다." : `들어올 수 없습니다: ${why}`,
    muted: (why) =>
      why === ""
        ? "지금은 말할 수 없습니다."
        : `지금은 말할 수 없습니다: ${why}`,
    opDone: () => "이제 운영자입니다.",
    opList: (count, names) =>
      count === 0 ? "지금 있는 운영자가 없습니다." : `운영자: ${names}`,
    opNever: () => "이 서버에는 운영자가 없습니다.",
    onlyOperators: (name) => `/${name} 명령어는 운영자만 쓸 수 있습니다.`,
    clearHere: () =>
      "화면은 쓰시는 프로그램만 지울 수 있습니다. 터미널에서는 대개 Ctrl-L 입니다.",
    postNever: () => "이 서버는 HTTP로 글을 받지 않습니다.",
    onlyOwner: (name) =>
      `/${name} 명령어는 링크 방을 돌보는 사람만 쓸 수 있습니다.`,
    onlyGuests: (name) =>
      `/${name} 명령어는 이름을 정하기 전에만 쓸 수 있습니다.`,
    kicked: (by, why) =>
      `[${by}]님이 내보냈습니다.${why === "" ? "" : ` (${why})`}`,
    kickDone: (name) => `[${name}]님을 내보냈습니다.`,
    banDone: (name, address, until) =>
      `${[name, address].filter(Boolean).join(", ")} 차단: ${until}`,
    muteDone: (name, until) => `[${name}]님 말하기 금지: ${until}`,
    forEver: () => "무기한",
    forTime: (time) => time,
    banOwnAddress: () => "자신의 주소와 같아서 이름만 차단합니다.",
    unbanDone: (target, count) =>
      count === 0
        ? `${target}: 차단도 말하기 금지도 없습니다.`
        : `${target} 을(를) 풀었습니다.`,
    banNotKept: () =>
      "아직 저장하지 못해 다시 시도합니다. 그 전에 서버를 다시 시작하면 되돌아갑니다.",
    unmuteDone: (target, count) =>
      count === 0
        ? `${target}에게는 말하기 금지가 없습니다.`
        : `${target}의 말하기 금지를 풀었습니다.`,
    addressBad: (text) =>
      `${text}: 주소도 아니고 10.1.0.0/16 같은 네트워크도 아닙니다.`,
    banList: (rows) =>
      rows === "" ? "차단되거나 말하기가 금지된 사람이 없습니다." : rows,
    roomClosed: (room, by) =>
      by === ""
        ? "이 방의 시간이 끝났습니다."
        : `[${by}]님이 ${room || "이"} 방을 닫았습니다.`,
    closeDone: (room) => `${room || "그"} 방을 닫았습니다.`,
    lobbyStays: () => "로비는 닫을 수 없습니다.",
    linkEnded: () => "없는 링크이거나 이미 끝난 방입니다.",
    linkLocked: () => "잠긴 방입니다.",
    ticketNone: () =>
      "티켓은 대화 기록을 보관하는 서버의 링크 방에만 있습니다.",
    linksFull: (max) => `열어 둔 링크 방이 이미 ${max}개입니다.`,
    linksFullAddress: () => "이 주소에서 열어 둔 링크 방이 너무 많습니다.",
    roomsFullAddress: () =>
      "같은 주소에서 연 방이 너무 많아 더 만들 수 없습니다.",
    startIn: (room) => `${room} 방에서 시작합니다.`,
    resumeFailed: () => "이어 갈 수 없습니다. 다시 로그인해 주세요.",
    loginTries: () => "너무 여러 번 시도했습니다. 안녕히 가세요.",
    loginTimeout: (seconds) =>
      `${seconds}초 동안 이름을 받지 못했습니다. 안녕히 가세요.`,
    lineTooLong: (max) =>
      `보내지 않았습니다: 한 줄은 ${max}바이트까지입니다. 아무도 보지 못했습니다.`,
    lineNotUtf8: () => "보내지 않았습니다: UTF-8 글자가 아닙니다.",
    commandUnknown: (word, nearest) =>
      nearest === ""
        ? `/${word} 명령어는 없습니다. /help 를 치면 명령어가 나옵니다.`
        : `/${word} 명령어는 없습니다. 혹시 /${nearest} 인가요? /help 를 치면 명령어가 나옵니다.`,
    commandInside: (name) =>
      `말하지 않았습니다: /${name} 명령어처럼 보입니다. 명령어는 줄 맨 앞을 / 로 시작하세요.`,
    commandAmbiguous: (word, names) =>
      `/${word} 는 다음 중 하나일 수 있습니다: ${names}`,
    commandBeforeLogin: (name) =>
      `/${name} 명령어는 이름을 정한 뒤에 쓸 수 있습니다.`,
    usage: (usage) => `사용법: ${usage}`,
    wordsTooLong: (max) => `${max}자까지 쓸 수 있습니다.`,
    history: (count) =>
      count === 0
        ? "아직 아무 말도 없었습니다."
        : `지난 대화 ${count}줄입니다:`,
    linesCount: (max) => `한 글은 1~${max}줄입니다.`,
    historyNever: () =>
      "이 서버는 /history 로 보이는 것보다 오래된 대화를 보관하지 않습니다.",
    historyFailed: () => "지금은 읽을 수 없습니다. 잠시 뒤에 다시 해 보세요.",
    historyBusy: () =>
      "앞서 물은 것을 아직 찾고 있습니다. 답이 온 뒤에 다시 물어 주세요.",
    searchWords: (max) => `검색에는 낱말을 ${max}개까지 쓸 수 있습니다.`,
    keepDone: (room: string) => `${room} 방은 비어 있어도 남습니다.`,
    keepLink: () => "링크 방은 사람들이 모두 나가면 끝납니다.",
    forgotten: (count) =>
      count === 0
        ? "지울 말이 없습니다."
        : `오늘 한 말을 지웠습니다: ${count}줄`,
    deleteDone: (count, room) =>
      count === 0
        ? `${room} 방에 그런 번호의 글이 없습니다.`
        : `${room} 방의 글을 지웠습니다: ${count}줄`,
    deleteFailed: () =>
      "디스크에서 다 지우지 못했습니다. 나중에 다시 해 보세요.",
    roomUnknown: (room) => `${room} 방은 없습니다.`,
    roomAlready: (room) => `이미 ${room} 방에 있습니다.`,
    roomsFull: (max) => `방이 이미 ${max}개라 더 만들 수 없습니다.`,
    invited: (by, room) => `[${by}]님이 초대했습니다: /join ${room}`,
    roomNone: () => "들어가 있는 방이 없습니다. 먼저 방에 들어가세요.",
    shownByClient: (name) =>
      `IRC에서는 /${name} 명령이 소용없습니다. 표시 방식은 접속 프로그램이 정합니다.`,
    silent: () => "오랫동안 응답이 없어 연결을 끊습니다.",
    yourself: () => "자기 자신입니다.",
    replyNobody: () => "아직 아무도 귓속말을 보내지 않았습니다.",
    ignoredBy: (name) => `[${name}]님은 당신의 글을 읽지 않습니다.`,
    isAway: (name, words) => `[${name}]님은 자리를 비웠습니다: ${words}`,
    ...koreanWhoisNotices,
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
    clusterHeld: () => "서버끼리 끊겼습니다. 보낸 말은 이어지면 전해집니다.",
    clusterBack: () => "서버끼리 다시 연결되었습니다.",
    clusterLost: () => "다른 서버들과 끊겼습니다. 다시 접속해 주세요.",
    closing: () => "서버를 닫습니다. 안녕히 가세요.",
    fault: () => "서버에 문제가 생겼습니다. 안녕히 가세요.",
  },
  lists: {
    away: (name) => `${name} (자리 비움)`,
    here: (count, names, more) =>
      `${count}명이 있습니다: ${names}${more > 0 ? ` 외 ${more}명` : ""}`,
    inRoom: (room, count, names, more) =>
      `${room} 방에 ${count}명이 있습니다: ${names}${
        more > 0 ? ` 외 ${more}명` : ""
      }`,
    room: (name, people, topic) =>
      `${name} (${people}명)${topic === "" ? "" : `: ${topic}`}`,
    help: (lines) => `명령어:\n${lines}\n//글 은 /글 이라고 말합니다.`,
    helpOne: (usage, summary) => `${usage}  ${summary}`,
    topic: (room, topic) => `${room} 방의 주제: ${topic}`,
    past: (room, count, hasMore, isKept) => {
      const last = isKept ? "" : ", 나머지는 보관하지 않습니다";
      return count === 0
        ? `${room} 방에 남은 대화가 더 없습니다`
        : `${room} 방의 대화 ${count}개${hasMore ? ", 더 있습니다" : last}:`;
    },
    found: (count: number, next: string | undefined) => {
      const more = next === undefined ? "" : `. 이어서 찾기: before:${next}`;
      return count === 0
        ? `찾지 못했습니다${more}`
        : `${count}개를 찾았습니다${more}:`;
    },
    topicNone: (room) => `${room} 방에는 주제가 없습니다.`,
    moreRooms: (more) => `그 밖에 ${more}개`,
  },
  units: { d: "일", h: "시간", m: "분", s: "초" },
  commands: koCommands,
};
