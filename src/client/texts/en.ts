/**
 * Every sentence of the terminal client's own, in English. This is the list
 * that the other languages follow.
 *
 * @module
 */

/** English. */
export const en = {
  login: "login ID: ",
  password: "password: ",
  nameHint: "the name that others will know you by; Ctrl-C leaves",
  connecting: (server: string) => `connecting to ${server}`,
  badLine: "a line came that cannot be shown",
  lost: "the connection is lost; your draft is kept",
  draftAside:
    "your draft was written in another room, so it is put aside; Up brings it back",
  retry: (seconds: number) =>
    `trying again in ${seconds} s; Enter tries now, Ctrl-C leaves`,
  trying: "trying again",
  back: (seconds: number) => `back after ${seconds} s`,
  backAndMissed: (seconds: number) => `back after ${seconds} s; meanwhile:`,
  held: (name: string, seconds: number) =>
    `${name} is not free yet; trying again in ${seconds} s; /nick NAME takes another name`,
  away: "Enter connects again, Ctrl-C leaves",
  unsure: (line: string) => `may not have arrived: ${line}`,
  waiting: "no answer yet",
  morePending: (count: number) => `… ${count} unconfirmed, not shown`,
  notUtf8: (number: number) =>
    `not sent: line ${number} of the input is not UTF-8 text`,
  oldHistory: "more may have been said than the server remembers",
  keepsJson: "the client needs the JSON of the server, and shows it as lines",
  failures: {
    prefix: "Cannot connect: ",
    host: (value: string) =>
      `the server must be given as host, host:port or a link: current value is ${value}`,
    servers: (value: string) =>
      `one server must be given: current value is ${value}`,
    choice: (flag: string, choices: readonly string[], value: string) =>
      `'--${flag}' must be ${choices.join(" or ")}: current value is ${value}`,
    value: (flag: string) => `'--${flag}' must be given a value`,
    flag: (flag: string, nearest: string) =>
      nearest === ""
        ? `there is no flag '${flag}'; --help lists them`
        : `there is no flag '${flag}': did you mean --${nearest}? --help lists them`,
    needsTls: (flag: string) => `'--${flag}' must come with --tls`,
    filePermission: (flag: string, file: string) =>
      `'--${flag}' must be readable: run with -R=${file}`,
    file: (flag: string, file: string, why: string) =>
      `'--${flag}' must be a file that can be read: current value is ${file} (${why})`,
    net: (server: string) =>
      `the network must be permitted: run with -N to reach ${server}`,
    refused: (server: string) => `nothing listens at ${server}`,
    unknownHost: (host: string) =>
      `the host must have an address: current value is ${host}`,
    late: (server: string, seconds: number) =>
      `${server} must answer within ${seconds} s: it did not`,
    certificate: (server: string, why: string) =>
      `the certificate of ${server} must be trusted: ${why}; --ca FILE trusts the certificates in a file, --insecure trusts any`,
    other: (server: string, why: string) =>
      `${server} must be reachable: ${why}`,
    needs: (flag: string) =>
      `'--${flag}' must be given where the input is no terminal`,
    turnedAway: (why: string) => `the server says no: ${why}`,
    noRooms: "it has no rooms that can be asked for",
    output: (why: string) => `Cannot write to standard output: ${why}`,
    closed: "it closed the connection",
    notDelivered: (count: number) =>
      `the connection must last until all is delivered: it was lost with ${count} line${
        count === 1 ? "" : "s"
      } unconfirmed`,
  },
  help: `the terminal client of maru

usage: maru connect [flags] [host[:port] | link]

  host[:port]        the server (localhost, and port 9009, or 9010 with --tls)
  link               a room's link, http(s)://host/r/id
  --name NAME        your name; asked for if not given
  --room ROOM        the room to be in: its name, its id or its link
  --tls              encrypt; the server's certificate must be trusted
  --ca FILE          trust the certificates in this file too (needs -R)
  --insecure         trust any certificate: encrypted, but to whom is unknown
  --password-file FILE  the password of a private server (needs -R)
  --lang en|ko       the language of the words
  --no-color         no colours; so does a NO_COLOR that is set
  --time on|off      lines begin with the time (on in a terminal)
  --bell on|off      ring for your name and for private lines (on in a terminal)
  --json             write one JSON object a line, for programs
  --help             show this help

keys: Tab completes, Up and Down recall, Alt-Enter adds a line,
Ctrl-L clears the screen, Ctrl-C the draft; without a draft Ctrl-C or
Ctrl-D leaves.

In a pipe it says each line of its input and leaves when all is delivered.
Exit codes: 0 left, 1 could not connect or was refused, 2 wrong usage.`,
};
