// @ts-check
/// <reference lib="dom" />

import { App } from "./app.js";
import { languages } from "./clock_time.js";
import { recall, remember } from "./page_settings.js";
import { LocalizedTexts } from "./localized_texts.js";
import { registerWorker } from "./register_worker.js";

const words = new LocalizedTexts();
words.follow(() => {
  for (const button of document.querySelectorAll(".language")) {
    const isCurrent = button.getAttribute("lang") === words.lang;
    const isEntry = button.role === "menuitemradio";
    const state = isEntry ? "aria-checked" : "aria-pressed";
    button.setAttribute(state, String(isCurrent));
  }
});
for (const tag of [recall("lang"), ...languages(), "en"]) {
  const lang = LocalizedTexts.match(tag);
  if (lang === undefined) continue;
  words.speak(lang);
  break;
}
for (const button of document.querySelectorAll(".language")) {
  button.addEventListener("click", () => {
    const lang = LocalizedTexts.match(button.getAttribute("lang") ?? "");
    if (lang === undefined) return;
    words.speak(lang);
    remember("lang", lang);
  });
}
new App(words);
// The page itself comes first.
addEventListener("load", registerWorker);
