/**
 * What the readers of rooms saw, and what must hold of it.
 *
 * @module
 */

/** An event as a reader saw it. */
export interface SeenEvent {
  /** Its id. */
  readonly id: number;
  /** What it is, who did it, and what they said. */
  readonly text: string;
}

/** What one reader saw while they stayed. */
export interface Stay {
  /** Their name. */
  readonly name: string;
  /** The room that they were in. */
  readonly room: string;
  /** The events, in the order in which they were shown. */
  readonly seen: SeenEvent[];
  /** The places in it of what they were shown when they came back. */
  readonly resumed: Set<number>;
  /** The lines that they sent. */
  readonly sent: string[];
  /** Whether they were there until all had settled. */
  isThere: boolean;
}

/** The faults of a history; none when all holds. */
export function faultsOf(stays: readonly Stay[]): string[] {
  return [...Map.groupBy(stays, ({ room }) => room).values()]
    .flatMap(faultsOfRoom);
}

function faultsOfRoom(stays: readonly Stay[]): string[] {
  const faults: string[] = [];
  const all = new Map<number, string>();
  for (const { name, seen } of stays) {
    for (const { id, text } of seen) {
      const known = all.get(id);
      if (known !== undefined && known !== text) {
        faults.push(
          `event ${id} is "${known}" for some, "${text}" for ${name}`,
        );
      }
      all.set(id, text);
    }
  }
  for (const stay of stays) faults.push(...gapsIn(stay, all));
  const ordered = [...all].sort(([one], [other]) => one - other)
    .map(([, text]) => text);
  const said = ordered.filter((text) => text.startsWith("said "));
  if (new Set(said).size < said.length) {
    const twice = said.filter((text, at) => said.indexOf(text) < at);
    faults.push(`said twice: ${twice.join(", ")}`);
  }
  faults.push(...disordered(said), ...doubleBearers(ordered));
  for (const { name, sent, seen, isThere } of stays) {
    if (!isThere) continue;
    const shown = new Set(seen.map(({ text }) => text));
    const lost = sent.filter((line) => !shown.has(`said ${name} ${line}`));
    if (lost.length > 0) faults.push(`${name} lost ${lost.join(", ")}`);
  }
  return faults;
}

/** Events that somebody was not shown, or not in order. */
function gapsIn({ name, seen, resumed }: Stay, all: Map<number, string>) {
  return seen.flatMap(({ id }, at) => {
    const before = seen[at - 1]?.id ?? id - 1;
    if (id <= before) return [`${name} was shown ${id} after ${before}`];
    const missed = Array.from(
      { length: id - before - 1 },
      (_, step) => `${before + 1 + step} "${all.get(before + 1 + step)}"`,
    );
    // Whoever comes back is shown what was said, and not who came and left.
    return missed
      .filter((event) => !resumed.has(at) || event.includes('"said '))
      .map((event) => `${name} was not shown ${event}`);
  });
}

/** Lines of one speaker that are not in the order in which they were sent. */
function disordered(said: readonly string[]): string[] {
  const last = new Map<string, number>();
  return said.flatMap((text) => {
    const [, name, count] = text.split(" ");
    const isBehind = (last.get(name) ?? 0) > Number(count);
    last.set(name, Number(count));
    return isBehind ? [`out of order: ${text}`] : [];
  });
}

/** Names that somebody took while somebody had them. */
function doubleBearers(ordered: readonly string[]): string[] {
  const here = new Set<string>();
  return ordered.flatMap((text) => {
    const [kind, name] = text.split(" ");
    if (kind === "left" || kind === "joined") {
      if (kind === "left") here.delete(name);
      else if (here.has(name)) return [`two are called ${name}`];
      else here.add(name);
    }
    return [];
  });
}
