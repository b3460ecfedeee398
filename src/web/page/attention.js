// @ts-check
/// <reference lib="dom" />

import { find } from "./dom.js";
import { playChime } from "./chime.js";
import { recall, remember } from "./page_settings.js";

/** Sound and notifications: only for who asked for them. */
export class Attention {
  #sound = find("menu-sound", HTMLButtonElement);
  #notify = find("menu-notify", HTMLButtonElement);
  #calls = find("menu-calls", HTMLButtonElement);
  #denied = find("menu-denied", HTMLElement);

  /** Begins with what was chosen in this browser before. */
  constructor() {
    this.#set(this.#sound, recall("sound") === "on");
    this.#set(this.#notify, recall("notify") === "on" && isGranted());
    this.#notify.hidden = !("Notification" in globalThis);
    this.#set(this.#calls, recall("calls") === "on");
    this.#calls.onclick = () => {
      const isOn = !isOnNow(this.#calls);
      this.#set(this.#calls, isOn);
      remember("calls", isOn ? "on" : "off");
    };
    this.#sound.onclick = () => {
      const isOn = !isOnNow(this.#sound);
      this.#set(this.#sound, isOn);
      remember("sound", isOn ? "on" : "off");
      if (isOn) chime();
    };
    this.#notify.onclick = () => this.#toggleNotify();
  }

  /**
   * Draws attention to something that was said.
   *
   * @param {string} who
   * @param {string} text
   * @param {boolean} isCalled Whether it calls the reader.
   */
  draw(who, text, isCalled) {
    if (isOnNow(this.#calls) && !isCalled) return;
    if (isOnNow(this.#sound)) chime();
    if (!isOnNow(this.#notify)) return;
    try {
      const notification = new Notification(who, { body: text, tag: "maru" });
      notification.onclick = () => focus();
    } catch {
      // Some browsers show notifications of installed applications only.
      this.#set(this.#notify, false);
    }
  }

  async #toggleNotify() {
    const permission = isOnNow(this.#notify) ? "" : await askPermission();
    const isOn = permission === "granted";
    this.#denied.hidden = isOn || permission === "";
    this.#set(this.#notify, isOn);
    remember("notify", isOn ? "on" : "off");
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {boolean} isOn
   */
  #set(button, isOn) {
    button.ariaChecked = String(isOn);
  }
}

/** @param {HTMLButtonElement} button */
function isOnNow(button) {
  return button.ariaChecked === "true";
}

async function askPermission() {
  try {
    return await Notification.requestPermission();
  } catch {
    return "denied";
  }
}

function chime() {
  try {
    playChime();
  } catch {
    // A browser that plays nothing shows everything all the same.
  }
}

function isGranted() {
  return "Notification" in globalThis && Notification.permission === "granted";
}
