/**
 * The summaries of commands, in Korean.
 *
 * @module
 */

import type { enCommands } from "./en_commands.ts";

/** One sentence for each command, in Korean. */
export const koCommands: typeof enCommands = {
  lines: "다음 n줄을 한 글로 말합니다",
  typing: "쓰고 있다고 이 방의 프로그램들에 알립니다",
  ticket: "서버가 다시 시작된 뒤 이 링크 방으로 돌아올 티켓을 보여 줍니다",
  token: "스크립트가 HTTP로 이 방에서 말하게 합니다",
  resume: "끊긴 뒤 이름과 방을 되찾습니다",
  invite: "이 방의 링크를 봅니다. 로비에서나 new 를 붙이면 링크 방을 만듭니다",
  lock: "내 링크 방에 새로 들어오지 못하게 합니다",
  unlock: "내 링크 방을 다시 엽니다",
  kick: "누군가를 내보냅니다",
  close: "내 링크 방을, 운영자라면 어떤 방을 끝냅니다",
  op: "운영자가 됩니다",
  ops: "지금 있는 운영자를 봅니다",
  ban: "이름, 주소, 네트워크를 차단합니다",
  unmute: "말하기 금지를 풉니다",
  unban: "차단과 말하기 금지를 풉니다",
  bans: "누가 차단되거나 말하기가 금지되었는지 봅니다",
  mute: "읽기만 하고 말하지 못하게 합니다",
  announce: "모든 방에 알립니다",
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
  search: "지난 대화를 찾습니다. in: from: before: 로 좁힙니다",
  forget: "오늘 이 이름으로 한 말을 모든 방에서 지웁니다",
  delete:
    "번호로 글을, 또는 방의 글을 모두 지웁니다; 혼자 쓰면 번호를 보여 줍니다",
  keep: "방이 비어 있어도 남게 합니다",
  echo: "내가 한 말을 나도 볼지 정합니다",
  time: "줄 앞에 시각을 붙일지 정합니다",
  color: "이름에 색을 넣을지 정합니다",
  lang: "서버가 말하는 언어를 정합니다",
  format: "사람이 읽는 줄이나 프로그램이 읽는 JSON 을 고릅니다",
  clear: "프로그램이 할 수 있으면 화면을 지웁니다",
  stats: "서버의 상태를 봅니다",
};
