/**
 * The time of day before a line.
 *
 * @module
 */

let minute = -1;
let minuteText = "";

/**
 * `HH:MM `, by the clock of this machine. The text is made once a minute, as
 * every line has it.
 *
 * @param time Milliseconds since 1970.
 */
export function clockTime(time: number): string {
  const now = Math.floor(time / 60_000);
  if (now !== minute) {
    minute = now;
    const date = new Date(time);
    const [hours, minutes] = [date.getHours(), date.getMinutes()]
      .map((part) => String(part).padStart(2, "0"));
    minuteText = `${hours}:${minutes} `;
  }
  return minuteText;
}

/** `YYYY-MM-DD HH:MM`, by the clock of this machine. */
export function dateAndTime(time: number): string {
  const date = new Date(time);
  const parts = [date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"));
  return `${date.getFullYear()}-${parts.join("-")} ${
    clockTime(time).trimEnd()
  }`;
}
