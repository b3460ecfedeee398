// @ts-check

/** Every sentence of the page in English. The other languages follow this list. */
export const en = {
  language: "English",
  front: {
    title: "Sit down together and\u00a0talk.",
    lead:
      "Start a room and send its link to the people you want. When everyone has left, nothing remains.",
    terminal:
      "The same rooms are open to a terminal: nc and telnet are welcome.",
  },
  invited: {
    title: "Somebody kept a seat for you.",
    lead:
      "Take a name and come in. What is said in this room is gone once everyone has left.",
  },
  named: {
    title: (/** @type {string} */ room) => `Come and sit in ${room}.`,
    lead: "Take a name and come in. Everyone on this server finds this room.",
  },
  door: {
    name: "Your name",
    password: "Password of this server",
    topic: "What the room is about (optional)",
    topicHint: "a walk on Saturday",
    start: "Start a room",
    lobby: "Enter the lobby",
    enter: "Come in",
    entering: "One moment…",
    hereAlready: "You are here already, in another window or a moment ago.",
    goOn: (/** @type {string} */ name) => `Go on here as ${name}`,
    nameMissing: "A name first, please.",
    passwordMissing: "This server asks for a password.",
    unreachable: "The server does not answer. Trying again…",
  },
  over: {
    ended: "This room has ended.",
    endedLead:
      "Its link leads nowhere now, and the server has kept nothing of what was said. You can start another room.",
    noRoom: "No room has that name.",
    kicked: "You were asked to leave.",
    closed: "This room is closed.",
    elsewhere: "You went on in another window.",
    left: "See you again.",
    leftLead: "You have left, and your name is free again.",
    locked: "This room is locked.",
    lockedLead:
      "Nobody new may come in at the moment. The owner of the room can unlock it; then open the link again.",
    goodbye: "The conversation has ended.",
    again: "Start another room",
    read: "What you have read stays here until you close or leave this page",
    back: "Come in again",
    save: "Download the conversation",
  },
  room: {
    shared: "Our room",
    ownedBy: (/** @type {string} */ owner) => `${owner}'s room`,
    lobby: "Lobby",
    locked: "locked",
    messages: "Messages",
    here: (/** @type {number} */ count) => `${count} here`,
    more: (/** @type {number} */ count) => `and ${count} more`,
    people: "Who is here",
    writing: (/** @type {string} */ names, /** @type {number} */ count) =>
      `${names} ${count === 1 ? "is" : "are"} writing…`,
    severalWriting: (/** @type {number} */ count) =>
      `${count} people are writing…`,
    you: "you",
    owner: "owns the room",
    away: "away",
    whisper: "Write privately",
    call: "Call",
    ignore: "Ignore",
    kick: "Send away",
    alone: "You are the first one here.",
    aloneLead: "Send the link to the people you want to sit with.",
    quiet: "Nobody else is here.",
    quietLead:
      "Say something to whoever comes next, or start a room of your own with /invite.",
    this: "this room",
    arrived: (/** @type {string} */ room) => `You are in ${room}.`,
    unread: "New",
    called: "You were called",
    newer: (/** @type {number} */ count) =>
      count === 1 ? "1 new line" : `${count} new lines`,
  },
  acts: {
    label: "What to do with this line",
    reply: "Reply",
    copy: "Copy",
    whisper: "Privately",
    ignore: "Ignore",
  },
  line: {
    joined: (
      /** @type {string} */ first,
      /** @type {string} */ second,
      /** @type {number} */ more,
    ) => `${list(first, second, more)} joined`,
    left: (
      /** @type {string} */ first,
      /** @type {string} */ second,
      /** @type {number} */ more,
    ) => `${list(first, second, more)} left`,
    to: (/** @type {string} */ name) => `to ${name}, privately`,
    from: (/** @type {string} */ name) => `${name}, to you privately`,
    copyCode: "Copy",
    copied: "Copied",
    copyFailed: "Copy it by hand",
    announced: (/** @type {string} */ name) => `${name}, to everyone`,
    people: (/** @type {number} */ count) =>
      count === 1 ? "1 person" : `${count} people`,
  },
  composer: {
    label: "Your line",
    hint: "Say something",
    send: "Send",
    commands: "Commands",
    names: "People",
    choices: (
      /** @type {string} */ what,
      /** @type {number} */ count,
      /** @type {string} */ first,
    ) =>
      `${what}: ${count}. ${first}, 1 of ${count}. Arrow keys and Tab choose.`,
    onlyText: "Only text can be sent here: no files and no pictures yet.",
    keys: "Enter sends · Shift+Enter begins a new line · / lists the commands",
    later: "This part of the page could not be loaded. Try again in a moment.",
    restored: "What had not been sent is back in your line.",
    waiting: "Your line is kept until the connection is back.",
  },
  help: {
    title: "Commands",
    keys:
      "Arrow keys in the messages choose one; Enter then shows what can be done with it.",
  },
  invite: {
    button: "Invite",
    title: "Bring people in",
    lead: "Whoever has this link can come in, with one click.",
    link: "Link of this room",
    local:
      "This link works on this computer only. Open the page by the computer's own address, and its links are for others too.",
    localOffer:
      "This page is open on the server's own computer. The link has that computer's address, by which others in the same network reach it.",
    copy: "Copy link",
    copied: "Copied",
    copyFailed: "Copy it by hand",
    share: "Share…",
    qr: "QR code",
    qrHide: "Hide QR code",
    qrImage: "QR code of this room's link",
    terminal: "From a terminal, once you have a name there:",
    close: "Close",
  },
  menu: {
    button: "Menu",
    name: "Change name",
    nameEntry: "Change name…",
    newName: "Your new name",
    nameRoom: "Name this room",
    roomName: "Name of this room",
    setTopic: "Set the topic",
    topic: "Topic of this room",
    save: "Save",
    rooms: "Rooms…",
    earlier: "Earlier lines",
    download: "Download",
    text: "Text",
    notices: "Notifications",
    noticesEntry: "Notifications…",
    language: "Language",
    sound: "Sound for new lines",
    notify: "Browser notifications",
    calls: "Only when I am called",
    typing: "Show when I am writing",
    denied: "The browser does not allow notifications here.",
    lock: "Lock: nobody new may come in",
    close: "Close this room for everyone",
    help: "Show all commands",
    leave: "Leave",
  },
  rooms: {
    title: "Rooms",
    asking: "One moment…",
    count: (/** @type {number} */ count) =>
      count === 1
        ? "1 room, open to everyone"
        : `${count} rooms, open to everyone`,
    more: (/** @type {number} */ count) => `The fullest ones; ${count} more`,
  },
  closing: {
    title: "Close this room?",
    lead:
      "Everyone is shown out, what was said is gone, and the link stops working.",
    yes: "Close the room",
    no: "Keep it open",
  },
  past: {
    older: "Show earlier lines",
    loading: "Earlier lines are coming…",
    loaded: (/** @type {number} */ count) =>
      count === 1 ? "1 earlier line" : `${count} earlier lines`,
    first: "Nothing earlier is kept of this room.",
    notKept: "Earlier lines of this room are not kept.",
    newest: "This is the newest line.",
    reading: (/** @type {string} */ room) => `Earlier in ${room}`,
    back: "Back to the newest",
    goTo: (/** @type {string} */ room) => `Go to ${room}`,
    failed: "The connection is lost. Try again when it is back.",
  },
  search: {
    title: "Search",
    label: "Words to look for",
    find: "Search",
    keys:
      'Inside words too. "Two words" stay together; in:room, from:name and before:2026-01-31 narrow it. Ctrl+K or /search opens this.',
    results: "What was found, newest first",
    searching: "Searching…",
    wordsMissing: "A word to look for, please.",
    found: (/** @type {number} */ count, /** @type {boolean} */ isMore) =>
      count === 0
        ? isMore ? "Nothing found so far." : "Nothing found."
        : `${count} found${isMore ? " so far" : ""}`,
    more: "Look further back",
  },
  status: {
    lost: "The connection was lost.",
    again: (/** @type {number} */ seconds) =>
      `Connection lost. Next try in ${seconds} s`,
    trying: "Connection lost. Trying again…",
    now: "Try now",
    back: "You are back.",
    fault: "The page could not go on, and connects again.",
  },
};

/**
 * @param {string} first
 * @param {string} second
 * @param {number} more How many others there are.
 */
function list(first, second, more) {
  if (more > 0) return `${first}, ${second} and ${more} more`;
  return `${first} and ${second}`;
}
