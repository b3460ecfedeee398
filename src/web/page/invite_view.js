// @ts-check
/// <reference lib="dom" />

/** @import { InviteMessage } from "../../messages/json_message.ts" */
/** @import { LocalizedTexts } from "./localized_texts.js" */

import { copyText } from "./copy_text.js";
import { find, make } from "./dom.js";
import { pathOf } from "./link_address.js";

// How long a button says that it has copied.
const MOMENT = 2000;

/** The link of a room, and the ways to send it to somebody. */
export class InviteView {
  #dialog = find("invite", HTMLDialogElement);
  #field = find("invite-link", HTMLInputElement);
  #command = find("invite-command", HTMLElement);
  #qrButton = find("invite-qr-button", HTMLButtonElement);
  #qr = find("invite-qr", HTMLElement);
  #words;
  #ask;
  #link = "";
  #room = "";
  #local = make("p", "note local");
  /** @type {InviteMessage | undefined} What the server said last. */
  #told;

  /**
   * @param {LocalizedTexts} words
   * @param {() => void} ask Asks the server for the link of the room.
   */
  constructor(words, ask) {
    this.#words = words;
    this.#ask = ask;
    find("invite-button", HTMLButtonElement).onclick = () => this.open();
    this.#qrButton.onclick = () => this.#showQr(this.#qr.hidden !== false);
    this.#field.onfocus = () => this.#field.select();
    for (const button of buttons(".copy")) {
      button.onclick = () => this.#copy(button);
    }
    for (const button of buttons(".share")) {
      button.hidden = !("share" in navigator);
      button.onclick = () => this.#share();
    }
    for (const button of buttons(".show-qr")) {
      button.onclick = () => {
        this.open();
        this.#showQr(true);
      };
    }
    this.#local.hidden = !isLoopback(location.hostname);
    this.#field.after(this.#local);
    words.follow(() => {
      this.#nameQr();
      this.#nameLocal();
    });
  }

  /**
   * Takes the link of the current room.
   *
   * @param {{ room: string, isLink: boolean }} here
   */
  link(here) {
    this.#room = here.room;
    this.#command.textContent = `/join ${here.room}`;
    this.#take(this.#known ?? `${location.origin}${pathOf(here)}`);
  }

  /**
   * Takes the link that the server knows. It counts where the page's own
   * address means this computer, and the server's does not.
   *
   * @param {InviteMessage} invite
   */
  offer(invite) {
    this.#told = invite;
    if (this.#known !== undefined) this.#take(this.#known);
  }

  /** The link for others that the page itself does not know. */
  get #known() {
    const { room, url = "" } = this.#told ?? {};
    const host = room === this.#room ? hostOf(url) : undefined;
    const isBetter = host !== undefined && isLoopback(location.hostname) &&
      !isLoopback(host);
    return isBetter ? url : undefined;
  }

  /** @param {string} link */
  #take(link) {
    if (link === this.#link) return;
    this.#link = this.#field.value = link;
    this.#showQr(false);
    this.#nameLocal();
  }

  /** Opens the card. */
  open() {
    const isAsked = this.#told?.room === this.#room;
    if (!isAsked && isLoopback(location.hostname)) this.#ask();
    this.#dialog.showModal();
  }

  /** Closes it. */
  close() {
    this.#dialog.close();
  }

  /** @param {HTMLButtonElement} button */
  async #copy(button) {
    const place = this.#dialog.open ? this.#dialog : document.body;
    const isCopied = await copyText(this.#link, place);
    const { copy: text, copied, copyFailed } = this.#words.all.invite;
    const outcome = isCopied ? copied : copyFailed;
    if (!isCopied) this.#offerByHand();
    button.textContent = outcome;
    find("spoken", HTMLElement).textContent = outcome;
    setTimeout(() => {
      button.textContent = text;
      find("spoken", HTMLElement).textContent = "";
    }, MOMENT);
  }

  /** Where the browser does not copy, the reader can. */
  #offerByHand() {
    if (!this.#dialog.open) this.open();
    this.#field.focus();
    this.#field.select();
  }

  #share() {
    // A person who closes the system's own card has changed their mind.
    navigator.share({ url: this.#link }).catch(() => {});
  }

  /** @param {boolean} isShown */
  #showQr(isShown) {
    this.#qr.hidden = !isShown;
    this.#qrButton.ariaExpanded = String(isShown);
    this.#qr.replaceChildren();
    if (isShown) {
      const image = make("img");
      image.src = `/qr.svg?link=${encodeURIComponent(this.#link)}`;
      this.#qr.append(image);
    }
    this.#nameQr();
  }

  #nameLocal() {
    const { local, localOffer } = this.#words.all.invite;
    this.#local.textContent = this.#known === undefined ? local : localOffer;
  }

  #nameQr() {
    const { invite } = this.#words.all;
    const image = this.#qr.querySelector("img");
    if (image) image.alt = invite.qrImage;
    this.#qrButton.textContent = image ? invite.qrHide : invite.qr;
  }
}

/**
 * Whether a host means this machine to whoever names it.
 *
 * @param {string} host
 */
export function isLoopback(host) {
  return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);
}

/** @param {string} selector */
function buttons(selector) {
  return /** @type {NodeListOf<HTMLButtonElement>} */ (
    document.querySelectorAll(`button${selector}`)
  );
}

/**
 * The host of an address; undefined when it is none.
 *
 * @param {string} address
 */
function hostOf(address) {
  try {
    return new URL(address).hostname;
  } catch {
    return undefined;
  }
}
