/**
 * The least time of the lines in each block of places: where none is as old as
 * a search wants, nothing has to be read. A trigger of the file notes the lines
 * that come; those from before there was one are read once, in slices.
 *
 * @module
 */

// As many places as the trigger puts into a block.
const BLOCK = 1024;
// So many blocks are read at once: what is written meanwhile waits for it.
const SLICE = 64;

/** The times of the blocks in a file, for its thread. */
export function blockTimes(db) {
  const of = (sql) => db.prepare(sql);
  const least = of(
    "select min(time) as time from line where place >= ?1 and place < ?2",
  );
  const earliest = of("select earliest from block_time where block = ?");
  const change = of("update block_time set earliest = ?2 where block = ?1");
  const empty = of("delete from block_time where block = ?");
  const put = of("insert or replace into block_time values (?, ?)");
  const lastOlder = of(
    `select block from block_time where block <= ?1 and earliest < ?2
     order by block desc limit 1`,
  );
  const lastNewer = of(
    `select block from block_time
     where block < ?1 and block >= ?2 and earliest >= ?3
     order by block desc limit 1`,
  );
  const getUnread = of("select value from meta where name = 'unreadBlocks'");
  const setUnread = of(
    "insert or replace into meta (name, value) values ('unreadBlocks', ?)",
  );

  /** All blocks below this one have lines from before the times were noted. */
  function unread() {
    return getUnread.get()?.value ?? 0;
  }

  function leastOf(block) {
    return least.get(block * BLOCK, (block + 1) * BLOCK).time;
  }

  /** Reads some of the blocks that are not read yet; tells whether all are. */
  function read() {
    const end = unread();
    if (end === 0) return true;
    const first = Math.max(0, end - SLICE);
    for (let block = first; block < end; block++) {
      const time = leastOf(block);
      if (time !== null) put.run(block, time);
    }
    setUnread.run(first);
    return first === 0;
  }

  /** Notes that these lines are gone. */
  function forget(lines) {
    const changed = new Set();
    for (const { place, time } of lines) {
      const block = blockOf(place);
      if (changed.has(block)) continue;
      if (time <= (earliest.get(block)?.earliest ?? -1)) changed.add(block);
    }
    for (const block of changed) {
      const time = leastOf(block);
      if (time === null) empty.run(block);
      else change.run(block, time);
    }
  }

  /**
   * The spans of places below `end` in which lines from before a time may be,
   * the last one first: from `from` up to `to`, without that.
   */
  function* spans(end, time) {
    if (time === undefined) return yield { from: 0, to: end };
    const known = unread();
    for (let to = end; to > 0;) {
      const highest = blockOf(to - 1);
      const older = lastOlder.get(highest, time)?.block ?? -1;
      const block = Math.max(older, Math.min(highest, known - 1));
      if (block < 0) return;
      const newer = lastNewer.get(block, known, time)?.block ?? -1;
      const from = (newer + 1) * BLOCK;
      yield { from, to: Math.min(to, (block + 1) * BLOCK) };
      to = from;
    }
  }

  return { read, forget, spans };
}

function blockOf(place) {
  return Math.floor(place / BLOCK);
}
