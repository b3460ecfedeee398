/**
 * Every sentence of the terminal client's own, in Korean.
 *
 * @module
 */

import type { en } from "./en.ts";

/** 한국어. */
export const ko: typeof en = {
  login: "로그인ID: ",
  password: "비밀번호: ",
  nameHint: "다른 사람에게 보일 이름을 적으세요. Ctrl-C로 나갑니다.",
  connecting: (server) => `${server} 에 연결하는 중`,
  badLine: "보여 줄 수 없는 줄이 왔습니다.",
  lost: "연결이 끊어졌습니다. 쓰던 글은 그대로 있습니다.",
  draftAside:
    "다른 방에서 쓰던 글이라 치워 두었으니, 위 화살표로 다시 불러올 수 있습니다.",
  retry: (seconds) =>
    `${seconds}초 뒤에 다시 연결합니다. Enter 는 지금 연결, Ctrl-C 는 나가기`,
  trying: "다시 연결하는 중",
  back: (seconds) => `${seconds}초 만에 돌아왔습니다.`,
  backAndMissed: (seconds) =>
    `${seconds}초 만에 돌아왔습니다. 그동안의 대화입니다:`,
  held: (name, seconds) =>
    `[${name}] 이름이 아직 비지 않았습니다. ${seconds}초 뒤에 다시 해 봅니다. /nick 이름 으로 바꿀 수 있습니다.`,
  away: "Enter 는 다시 연결, Ctrl-C 는 나가기",
  unsure: (line) => `전해지지 않았을 수 있습니다: ${line}`,
  waiting: "아직 응답이 없습니다.",
  morePending: (count) => `… 확인 안 된 ${count}줄은 보이지 않음`,
  notUtf8: (number) =>
    `보내지 않았습니다: 입력의 ${number}번째 줄은 UTF-8 글자가 아닙니다.`,
  oldHistory: "서버가 기억하는 것보다 많은 말이 오갔을 수 있습니다.",
  keepsJson: "이 프로그램은 서버의 JSON 을 받아서 줄로 보여 줍니다.",
  failures: {
    prefix: "연결할 수 없습니다: ",
    host: (value) =>
      `서버는 호스트, 호스트:포트, 또는 링크여야 합니다. 현재 값은 ${value}`,
    servers: (value) => `서버는 하나여야 합니다. 현재 값은 ${value}`,
    choice: (flag, choices, value) =>
      `'--${flag}' 값은 ${
        choices.join(" 또는 ")
      } 여야 합니다. 현재 값은 ${value}`,
    value: (flag) => `'--${flag}' 에는 값이 있어야 합니다.`,
    flag: (flag, nearest) =>
      `'${flag}' 옵션은 없습니다. ${
        nearest === "" ? "" : `혹시 --${nearest} 인가요? `
      }--help 에 목록이 있습니다.`,
    needsTls: (flag) => `'--${flag}' 는 --tls 와 함께 써야 합니다.`,
    filePermission: (flag, file) =>
      `'--${flag}' 파일을 읽을 수 있어야 합니다. -R=${file} 을 주고 실행하세요.`,
    file: (flag, file, why) =>
      `'--${flag}' 는 읽을 수 있는 파일이어야 합니다. 현재 값은 ${file} (${why})`,
    net: (server) => `${server} 에 연결하려면 -N 을 주고 실행하세요.`,
    refused: (server) => `${server} 에서 받는 프로그램이 없습니다.`,
    unknownHost: (host) => `${host} 라는 호스트는 없습니다.`,
    late: (server, seconds) =>
      `${server} 가 ${seconds}초 안에 응답하지 않았습니다.`,
    certificate: (server, why) =>
      `${server} 의 인증서를 믿을 수 없습니다: ${why}. --ca 파일 은 그 안의 인증서를 믿고, --insecure 는 무엇이든 믿습니다.`,
    other: (server, why) => `${server} 에 닿을 수 없습니다: ${why}`,
    needs: (flag) => `입력이 터미널이 아니면 '--${flag}' 이 있어야 합니다.`,
    turnedAway: (why) => `서버가 거절했습니다: ${why}`,
    noRooms: "들어갈 수 있는 방이 없습니다.",
    output: (why) => `표준 출력에 쓸 수 없습니다: ${why}`,
    closed: "서버가 연결을 닫았습니다.",
    notDelivered: (count) =>
      `다 전하기 전에 연결이 끊어졌습니다. 확인되지 않은 줄은 ${count}개입니다.`,
  },
  help: `maru 터미널 클라이언트

사용법: maru connect [옵션] [호스트[:포트] | 링크]

  호스트[:포트]      서버 (localhost, 포트 9009, --tls 이면 9010)
  링크               방의 링크, http(s)://호스트/r/id
  --name 이름        내 이름. 없으면 물어봅니다
  --room 방          들어갈 방의 이름, id 또는 링크
  --tls              암호화합니다. 서버 인증서를 믿을 수 있어야 합니다
  --ca 파일          이 파일의 인증서도 믿습니다 (-R 이 필요합니다)
  --insecure         아무 인증서나 믿습니다: 암호화되지만 상대를 알 수 없습니다
  --password-file 파일  비공개 서버의 암호 (-R 이 필요합니다)
  --lang en|ko       말의 언어
  --no-color         색을 쓰지 않습니다. NO_COLOR 가 있어도 같습니다
  --time on|off      줄 앞에 시각을 붙입니다 (터미널에서는 on)
  --bell on|off      내 이름이나 귓속말에 벨을 울립니다 (터미널에서는 on)
  --json             프로그램을 위해 한 줄에 JSON 하나씩 씁니다
  --help             이 도움말을 봅니다

키: Tab 완성, 위/아래 지난 글, Alt-Enter 줄 추가,
Ctrl-L 화면 지우기, Ctrl-C 쓰던 글 지우기. 쓰던 글이 없으면
Ctrl-C 또는 Ctrl-D 로 나갑니다.

파이프에서는 입력의 줄을 모두 말하고, 다 전해지면 나갑니다.
종료 코드: 0 나감, 1 연결하지 못했거나 거절됨, 2 잘못된 사용법.`,
};
