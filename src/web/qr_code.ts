/**
 * QR codes of links.
 *
 * @module
 */

import { encodeQR } from "qr";

// ISO/IEC 18004 asks for four modules of quiet around the code.
const QUIET = 4;

/** An SVG image of the QR code of `text`. */
export function qrSvg(text: string): string {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: QUIET });
  const path = rows.map((row, y) => runs(row, y)).join("");
  const size = rows.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
}

/** The dark stretches of a row, each as one rectangle. */
function runs(row: readonly boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x++;
    const width = x + 1 - from;
    path += `M${from} ${y}h${width}v1h-${width}z`;
  }
  return path;
}
