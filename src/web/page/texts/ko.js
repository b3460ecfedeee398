// @ts-check

/**
 * Every sentence of the page in Korean.
 *
 * @type {typeof import("./en.js").en}
 */
export const ko = {
  language: "한국어",
  front: {
    title: "마루에 둘러앉아 이야기해요.",
    lead:
      "방을 열고, 부르고 싶은 사람에게 링크를 보내세요. 모두 떠나면 아무것도 남지 않습니다.",
    terminal:
      "터미널에서도 같은 방에 들어올 수 있습니다. nc와 telnet도 반깁니다.",
  },
  invited: {
    title: "당신의 자리를 비워 두었어요.",
    lead:
      "이름을 정하고 들어오세요. 이 방에서 나눈 이야기는 모두 떠나면 사라집니다.",
  },
  named: {
    title: (room) => `${room}에 함께 앉아요.`,
    lead:
      "이름을 정하고 들어오세요. 이 서버의 누구나 이 방을 찾을 수 있습니다.",
  },
  door: {
    name: "이름",
    password: "서버 비밀번호",
    topic: "방 제목 (선택)",
    topicHint: "토요일 산책",
    start: "방 열기",
    lobby: "로비로 가기",
    enter: "들어가기",
    entering: "잠시만요…",
    hereAlready: "다른 창에서, 또는 조금 전에 이미 들어와 있습니다.",
    goOn: (name) => `${name} 이름으로 여기서 이어 가기`,
    nameMissing: "이름을 먼저 적어 주세요.",
    passwordMissing: "이 서버는 비밀번호가 필요합니다.",
    unreachable: "서버가 대답하지 않습니다. 다시 연결하는 중…",
  },
  over: {
    ended: "끝난 방입니다.",
    endedLead:
      "이 링크로는 이제 들어갈 수 없고, 서버에는 나눈 이야기가 남아 있지 않습니다. 새 방을 열 수 있습니다.",
    noRoom: "그런 이름의 방은 있을 수 없습니다.",
    kicked: "방에서 나가게 되었습니다.",
    closed: "방이 닫혔습니다.",
    elsewhere: "다른 창에서 이어 가고 있습니다.",
    left: "또 만나요.",
    leftLead: "방에서 나왔습니다. 쓰던 이름은 다시 비었습니다.",
    locked: "잠긴 방입니다.",
    lockedLead:
      "지금은 새로 들어올 수 없습니다. 방지기가 잠금을 풀면 링크를 다시 열어 주세요.",
    goodbye: "대화가 끝났습니다.",
    again: "새 방 열기",
    read: "읽은 이야기는 이 페이지를 닫거나 떠날 때까지 여기에 남습니다",
    back: "다시 들어가기",
    save: "대화 내려받기",
  },
  room: {
    shared: "우리 방",
    ownedBy: (owner) => `${owner}님의 방`,
    lobby: "로비",
    locked: "잠김",
    messages: "대화",
    here: (count) => `${count}명`,
    more: (count) => `외 ${count}명`,
    people: "함께 있는 사람",
    writing: (names) => `${names} 님이 쓰는 중…`,
    severalWriting: (count) => `${count}명이 쓰는 중…`,
    you: "나",
    owner: "방지기",
    away: "자리 비움",
    whisper: "귓속말",
    call: "부르기",
    ignore: "글 숨기기",
    kick: "내보내기",
    alone: "아직 혼자 있습니다.",
    aloneLead: "함께 앉고 싶은 사람에게 링크를 보내세요.",
    quiet: "지금은 혼자 있습니다.",
    quietLead:
      "다음에 올 사람에게 한마디 남기거나, /invite 명령으로 방을 열어 사람들을 부르세요.",
    this: "이",
    arrived: (room) => `${room}에 들어왔습니다.`,
    unread: "새 글",
    called: "나를 부른 글",
    newer: (count) => `새 글 ${count}개`,
  },
  acts: {
    label: "이 글로 할 수 있는 일",
    reply: "답하기",
    copy: "복사",
    whisper: "귓속말",
    ignore: "글 숨기기",
  },
  line: {
    joined: (first, second, more) =>
      `${list(first, second, more)} 들어왔습니다.`,
    left: (first, second, more) => `${list(first, second, more)} 나갔습니다.`,
    to: (name) => `${name}님에게 귓속말`,
    from: (name) => `${name}님의 귓속말`,
    copyCode: "복사",
    copied: "복사했습니다",
    copyFailed: "직접 복사해 주세요",
    announced: (name) => `${name}님이 모두에게`,
    people: (count) => `${count}명`,
  },
  composer: {
    label: "할 말",
    hint: "이야기를 적어 주세요",
    send: "보내기",
    commands: "명령어",
    names: "사람",
    choices: (what, count, first) =>
      `${what}: ${count}. 첫째는 ${first}. 화살표 키와 Tab 키로 고릅니다.`,
    onlyText:
      "이곳에서는 글만 보낼 수 있습니다. 파일과 사진은 아직 보낼 수 없습니다.",
    keys: "Enter 보내기 · Shift+Enter 줄 바꿈 · / 명령어 목록",
    later: "페이지의 이 부분을 불러오지 못했습니다. 잠시 뒤에 다시 해 보세요.",
    restored: "보내지 못한 글을 입력 칸에 되돌려 놓았습니다.",
    waiting: "다시 연결될 때까지 적은 글을 간직합니다.",
  },
  help: {
    title: "명령어",
    keys:
      "대화에서 화살표 키로 글을 고르고 Enter를 누르면 할 수 있는 일이 나옵니다.",
  },
  invite: {
    button: "초대",
    title: "사람 부르기",
    lead: "이 링크를 가진 사람은 누구나 한 번에 들어옵니다.",
    link: "이 방의 링크",
    local:
      "이 링크는 이 컴퓨터에서만 열립니다. 이 컴퓨터의 주소로 페이지를 열면 다른 사람도 쓸 수 있는 링크가 됩니다.",
    localOffer:
      "서버가 있는 컴퓨터에서 연 페이지입니다. 링크에는 같은 네트워크의 다른 사람이 열 수 있는 주소를 적었습니다.",
    copy: "링크 복사",
    copied: "복사했습니다",
    copyFailed: "직접 복사해 주세요",
    share: "공유…",
    qr: "QR 코드",
    qrHide: "QR 코드 숨기기",
    qrImage: "이 방 링크의 QR 코드",
    terminal: "터미널에서는 이름을 정한 뒤 이렇게 적습니다:",
    close: "닫기",
  },
  menu: {
    button: "메뉴",
    name: "이름 바꾸기",
    nameEntry: "이름 바꾸기…",
    newName: "새 이름",
    nameRoom: "방 이름 정하기",
    roomName: "이 방의 이름",
    setTopic: "주제 정하기",
    topic: "이 방의 주제",
    save: "저장",
    rooms: "방 목록…",
    earlier: "지난 글 보기",
    download: "내려받기",
    text: "텍스트",
    notices: "알림",
    noticesEntry: "알림…",
    language: "언어",
    sound: "새 글 소리",
    notify: "브라우저 알림",
    calls: "나를 부를 때만",
    typing: "내가 쓰는 중이라고 알리기",
    denied: "브라우저가 이곳의 알림을 막고 있습니다.",
    lock: "방 잠그기: 새로 들어올 수 없음",
    close: "모두 내보내고 방 닫기",
    help: "명령어 모두 보기",
    leave: "나가기",
  },
  rooms: {
    title: "방 목록",
    asking: "잠시만요…",
    count: (count) => `누구나 들어갈 수 있는 방 ${count}개`,
    more: (count) => `사람이 많은 방부터, 외 ${count}개`,
  },
  closing: {
    title: "이 방을 닫을까요?",
    lead: "모두 나가게 되고, 나눈 이야기는 사라지며, 링크는 더 쓸 수 없습니다.",
    yes: "방 닫기",
    no: "그대로 두기",
  },
  past: {
    older: "이전 대화 보기",
    loading: "이전 대화를 가져오는 중…",
    loaded: (count) => `이전 대화 ${count}개`,
    first: "이 방에 남은 더 오래된 대화가 없습니다.",
    notKept: "이 방의 더 오래된 대화는 보관하지 않습니다.",
    newest: "가장 최근 대화입니다.",
    reading: (room) => `${room}의 지난 대화`,
    back: "최근 대화로 돌아가기",
    goTo: (room) => `${room} 방으로 가기`,
    failed: "연결이 끊어졌습니다. 다시 연결되면 해 보세요.",
  },
  search: {
    title: "찾기",
    label: "찾을 낱말",
    find: "찾기",
    keys:
      '낱말 속도 찾습니다. "두 낱말"은 붙여서 찾고, in:방, from:이름, before:2026-01-31 로 좁힙니다. Ctrl+K 나 /search 로 엽니다.',
    results: "찾은 대화, 최근 것부터",
    searching: "찾는 중…",
    wordsMissing: "찾을 낱말을 적어 주세요.",
    found: (count, isMore) =>
      count === 0
        ? isMore ? "아직 찾지 못했습니다." : "찾지 못했습니다."
        : `${isMore ? "지금까지 " : ""}${count}개를 찾았습니다`,
    more: "더 오래된 대화에서 찾기",
  },
  status: {
    lost: "연결이 끊겼습니다.",
    again: (seconds) => `연결이 끊겼습니다. ${seconds}초 뒤 다시 연결`,
    trying: "연결이 끊겼습니다. 다시 연결하는 중…",
    now: "지금 연결",
    back: "다시 연결되었습니다.",
    fault: "페이지에 문제가 생겨 다시 연결합니다.",
  },
};

/**
 * @param {string} first
 * @param {string} second
 * @param {number} more How many others there are.
 */
function list(first, second, more) {
  const named = `${first}님, ${second}님`;
  return more > 0 ? `${named} 외 ${more}명이` : `${named}이`;
}
