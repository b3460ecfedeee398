// @ts-check
/// <reference lib="dom" />

import { App } from "./app.js";
import { recall, remember } from "./settings.js";
import { Words } from "./words.js";

const words = new Words();
words.follow(() => {
  for (const button of document.querySelectorAll(".language")) {
    const isCurrent = button.getAttribute("lang") === words.lang;
    button.setAttribute("aria-pressed", String(isCurrent));
  }
});
for (const tag of [recall("lang"), ...navigator.languages, "en"]) {
  const lang = Words.match(tag);
  if (lang === undefined) continue;
  words.speak(lang);
  break;
}
for (const button of document.querySelectorAll(".language")) {
  button.addEventListener("click", () => {
    const lang = Words.match(button.getAttribute("lang") ?? "");
    if (lang === undefined) return;
    words.speak(lang);
    remember("lang", lang);
  });
}
new App(words);
