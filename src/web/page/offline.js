// @ts-check
/// <reference lib="dom" />

addEventListener("online", () => location.reload());
