// @ts-check
/// <reference lib="dom" />

import { find } from "./dom.js";

// A finger that rests so long on a line means it.
const LONG = 450;

/**
 * Which line a reader points at: with a mouse, with a finger that rests on it,
 * or with the arrow keys in the log.
 */
export class LineChoice {
  #log = find("log", HTMLElement);
  #bar;
  #onChange;
  /** @type {HTMLElement | undefined} */
  #line;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #press;

  /**
   * @param {HTMLElement} bar What stands beside the line.
   * @param {(line: HTMLElement | undefined) => void} onChange
   */
  constructor(bar, onChange) {
    this.#bar = bar;
    this.#onChange = onChange;
    this.#watchMouse();
    this.#watchFinger();
    this.#watchKeys();
    this.#log.addEventListener("scroll", () => {
      if (!this.#isHeld) this.end();
      else if (this.#line) this.#onChange(this.#line);
    }, { passive: true });
  }

  /** The line; undefined when it is none. */
  get line() {
    return this.#line;
  }

  /** Points at none any more. */
  end() {
    clearTimeout(this.#press);
    if (this.#line === undefined) return;
    this.#line = undefined;
    this.#onChange(undefined);
  }

  /** Whether the keyboard is at the line or at the bar. */
  get #isHeld() {
    const { activeElement } = document;
    return activeElement !== null &&
      (activeElement === this.#line || this.#bar.contains(activeElement));
  }

  /** @param {HTMLElement | undefined} line */
  #point(line) {
    if (line === this.#line || line === undefined) return;
    this.#line = line;
    this.#onChange(line);
  }

  #watchMouse() {
    this.#log.addEventListener("pointerover", (event) => {
      if (!isHovering(event) || event.buttons > 0) return;
      if (!this.#isHeld) this.#point(lineOf(event.target));
    });
    for (const place of [this.#log, this.#bar]) {
      place.addEventListener("pointerleave", (event) => {
        const to = event.relatedTarget;
        const isNear = to instanceof Node &&
          (this.#log.contains(to) || this.#bar.contains(to));
        if (isHovering(event) && !isNear && !this.#isHeld) this.end();
      });
    }
    // The log scrolls on, wherever the mouse is.
    this.#bar.addEventListener("wheel", () => this.end(), { passive: true });
  }

  #watchFinger() {
    const stop = () => clearTimeout(this.#press);
    document.addEventListener("pointerdown", (event) => {
      if (isHovering(event)) return;
      if (this.#bar.contains(/** @type {Node} */ (event.target))) return;
      this.end();
      const line = lineOf(event.target);
      if (line) this.#press = setTimeout(() => this.#point(line), LONG);
    });
    for (const end of ["pointerup", "pointercancel"]) {
      document.addEventListener(end, stop);
    }
    this.#log.addEventListener("touchmove", stop, { passive: true });
  }

  #watchKeys() {
    this.#log.addEventListener("keydown", (event) => {
      const { key, target } = event;
      const isAtLog = target === this.#log || target === this.#line;
      if (!isAtLog) return;
      if (key === "ArrowUp" || key === "ArrowDown") {
        event.preventDefault();
        this.#step(key === "ArrowUp" ? -1 : 1);
      } else if (key === "Enter" && this.#line) {
        event.preventDefault();
        this.#buttons[0]?.focus();
      }
    });
    this.#bar.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const buttons = this.#buttons;
      const at = buttons.findIndex((one) => one === document.activeElement);
      buttons[(at + step + buttons.length) % buttons.length]?.focus();
    });
    for (const place of [this.#log, this.#bar]) {
      place.addEventListener("keydown", ({ key }) => {
        if (key !== "Escape" || this.#line === undefined) return;
        this.end();
        find("line", HTMLElement).focus();
      });
      place.addEventListener("focusout", ({ relatedTarget: to }) => {
        if (!(to instanceof Node)) return;
        if (to !== this.#line && !this.#bar.contains(to)) this.end();
      });
    }
  }

  get #buttons() {
    return [...this.#bar.querySelectorAll("button")].filter((one) =>
      !one.hidden
    );
  }

  /** @param {number} step */
  #step(step) {
    const lines = [...this.#log.querySelectorAll("[data-said]")];
    const at = this.#line ? lines.indexOf(this.#line) : -1;
    const first = step < 0 ? lines.length - 1 : this.#firstInSight(lines);
    const next = lines[at < 0 ? first : at + step];
    if (!(next instanceof HTMLElement)) return;
    next.tabIndex = -1;
    this.#line = next;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    this.#onChange(next);
  }

  /** @param {Element[]} lines */
  #firstInSight(lines) {
    const { top } = this.#log.getBoundingClientRect();
    return lines.findIndex((line) => line.getBoundingClientRect().top >= top);
  }
}

/**
 * Whether a mouse points where there is space for a bar that it did not ask for.
 *
 * @param {PointerEvent} event
 */
function isHovering({ pointerType }) {
  return pointerType === "mouse" && matchMedia("(width >= 56.25rem)").matches;
}

/**
 * The line that somebody said, in which something stands.
 *
 * @param {EventTarget | null} target
 * @returns {HTMLElement | undefined}
 */
function lineOf(target) {
  const line = target instanceof Element ? target.closest("[data-said]") : null;
  return line instanceof HTMLElement ? line : undefined;
}
