/**
 * The time of day before a line.
 *
 * @module
 */

let minute = -1;
let minuteText = "";

/**
 * `HH:MM `, by the clock of this machine. It is made once a minute, as it is in
 * every line.
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
