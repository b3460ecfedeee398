// @ts-check
/// <reference lib="dom" />

/**
 * Watches for files that somebody pastes or drops, which cannot be sent. A
 * browser would otherwise leave the page for the file, or do nothing in silence.
 *
 * @param {() => void} onFiles
 */
export function watchFiles(onFiles) {
  /** @param {DataTransfer | null} data */
  const refuse = (data) => {
    if (data === null || !data.types.includes("Files")) return false;
    // An office program copies text, with a picture of it beside.
    return !data.types.includes("text/plain");
  };
  document.addEventListener("paste", (event) => {
    if (!refuse(event.clipboardData)) return;
    event.preventDefault();
    onFiles();
  });
  document.addEventListener("dragover", (event) => {
    if (refuse(event.dataTransfer)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!refuse(event.dataTransfer)) return;
    event.preventDefault();
    onFiles();
  });
}
