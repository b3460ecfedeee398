/**
 * What the runtime allows: a Deno program that does nothing but relay, in rooms
 * and between two people. It announces nobody, checks nothing, bounds nothing,
 * and waits for ever for whoever does not read.
 *
 *     deno run -N bench/bare.ts PORT
 */

// Writes started at once: a little less than the runtime's budget for a turn.
const WAVE = 112;

/** Everyone who gets the same bytes. */
interface Audience {
  readonly readers: Deno.TcpConn[];
  said: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const rooms = new Map<string, Audience>();
const people = new Map<string, Audience>();

// Those to whom something was said, in order.
let queue: Audience[] = [];
let first = 0;
let current: Audience | undefined;
let next = 0;
let pending = 0;
let isSending = false;

function say(to: Audience, line: string): void {
  if (to.said === "") queue.push(to);
  to.said += line;
  if (isSending) return;
  isSending = true;
  queueMicrotask(startWave);
}

function startWave(): void {
  while (pending < WAVE) {
    if (current === undefined || next === current.readers.length) {
      current = take();
      next = 0;
      if (current === undefined) break;
    } else {
      pending++;
      current.readers[next++].write(current.bytes).then(settle, settle);
    }
  }
  isSending = pending > 0;
}

function settle(): void {
  if (--pending === 0) startWave();
}

function take(): Audience | undefined {
  if (first === queue.length) {
    queue = [];
    first = 0;
    return undefined;
  }
  const audience = queue[first++];
  audience.bytes = encoder.encode(audience.said);
  audience.said = "";
  return audience;
}

function audienceOf(...readers: Deno.TcpConn[]): Audience {
  return { readers, said: "", bytes: new Uint8Array(0) };
}

function roomOf(name: string): Audience {
  const room = rooms.get(name) ?? audienceOf();
  rooms.set(name, room);
  return room;
}

async function serve(conn: Deno.TcpConn): Promise<void> {
  conn.setNoDelay();
  const buffer = new Uint8Array(1024);
  const self = audienceOf(conn);
  let room = roomOf("lobby");
  let name = "";
  let rest = "";
  const hear = (line: string) => {
    if (line.startsWith("/join ")) {
      room.readers.splice(room.readers.indexOf(conn), 1);
      room = roomOf(line.slice(6));
      room.readers.push(conn);
    } else if (line.startsWith("/msg ")) {
      const end = line.indexOf(" ", 5);
      const [to, text] = [line.slice(5, end), line.slice(end + 1)];
      say(self, `[you -> ${to}] ${text}\n`);
      say(people.get(to)!, `[${name} -> you] ${text}\n`);
    } else say(room, `[${name}] ${line}\n`);
  };
  await conn.write(encoder.encode("login ID: "));
  for (;;) {
    const count = await conn.read(buffer);
    if (count === null) return;
    const lines = (rest + decoder.decode(buffer.subarray(0, count))).split(
      "\n",
    );
    rest = lines.pop()!;
    for (const line of lines) {
      if (name === "") {
        name = line;
        people.set(name, self);
        await conn.write(encoder.encode("*** welcome\n"));
        room.readers.push(conn);
      } else hear(line);
    }
  }
}

const listener = Deno.listen({
  hostname: "127.0.0.1",
  port: Number(Deno.args[0]),
  tcpBacklog: 4096,
});
for await (const conn of listener) serve(conn).catch(() => conn.close());
