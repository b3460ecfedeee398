/**
 * What the runtime allows: a Deno program that does nothing but relay. It has
 * one room, announces nobody, checks nothing, bounds nothing, and waits for
 * ever for whoever does not read.
 *
 *     deno run -N bench/bare.ts PORT
 */

// Writes started at once: a little less than the runtime's budget for a turn.
const WAVE = 112;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const readers: Deno.TcpConn[] = [];

let said = "";
let next = 0;
let pending = 0;
let isSending = false;
let bytes = new Uint8Array(0);

function send(): void {
  if (isSending || said === "") return;
  isSending = true;
  bytes = encoder.encode(said);
  said = "";
  next = 0;
  startWave();
}

function startWave(): void {
  const end = Math.min(readers.length, next + WAVE);
  pending = end - next;
  while (next < end) readers[next++].write(bytes).then(settle, settle);
}

function settle(): void {
  if (--pending > 0) return;
  if (next < readers.length) return startWave();
  isSending = false;
  send();
}

async function serve(conn: Deno.TcpConn): Promise<void> {
  conn.setNoDelay();
  const buffer = new Uint8Array(1024);
  let name = "";
  let rest = "";
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
        await conn.write(encoder.encode("*** welcome\n"));
        readers.push(conn);
      } else {
        said += `[${name}] ${line}\n`;
        queueMicrotask(send);
      }
    }
  }
}

const listener = Deno.listen({
  hostname: "127.0.0.1",
  port: Number(Deno.args[0]),
  tcpBacklog: 4096,
});
for await (const conn of listener) serve(conn).catch(() => conn.close());
