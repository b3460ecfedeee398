// @ts-check
/// <reference lib="dom" />

/**
 * The time of day, as it is written where the reader is.
 *
 * @param {string} time RFC 3339.
 * @returns {string}
 */
export function clockTime(time) {
  return new Date(time).toLocaleTimeString(locale(), {
    hour: "numeric",
    minute: "2-digit",
  });
}

/**
 * The day, as it is written where the reader is.
 *
 * @param {string} time RFC 3339.
 * @returns {string}
 */
export function calendarDay(time) {
  const day = new Date(time);
  const isThisYear = day.getFullYear() === new Date().getFullYear();
  return day.toLocaleDateString(locale(), {
    weekday: "long",
    month: "long",
    day: "numeric",
    ...(isThisYear ? {} : { year: "numeric" }),
  });
}

/**
 * The day and the time of day, in short.
 *
 * @param {string} time RFC 3339.
 * @returns {string}
 */
export function dayAndTime(time) {
  return new Date(time).toLocaleString(locale(), {
    dateStyle: "medium",
    timeStyle: "short",
  });
}

/**
 * The languages that the reader asked the browser for, without those that are
 * no language tags: a browser may be told anything.
 *
 * @returns {string[]}
 */
export function languages() {
  return (navigator.languages ?? [navigator.language ?? "en"]).filter((tag) => {
    try {
      return Intl.getCanonicalLocales(tag).length > 0;
    } catch {
      return false;
    }
  });
}

/** The reader's own variety of the page's language, if there is one. */
function locale() {
  const { lang } = document.documentElement;
  return languages().find((tag) => tag.startsWith(lang)) ?? lang;
}
