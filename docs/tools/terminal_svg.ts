/**
 * A terminal's screen as a picture.
 *
 * @module
 */

import stringWidth from "string-width";

/** A screen. */
export interface ScreenShot {
  /** Its text, with the sequences that colour it (ECMA-48, 8.3.117). */
  readonly text: string;
  /** Its columns. */
  readonly columns: number;
  /** Where its cursor is: column and row, from 0. */
  readonly cursor: readonly [number, number];
}

interface Style {
  readonly color: number | undefined;
  readonly isBold: boolean;
  readonly isDim: boolean;
}

interface Cell extends Style {
  readonly text: string;
  readonly column: number;
}

const CELL = { width: 8.4, height: 19 };
const MARGIN = 16;
const BAR = 30;
const PLAIN: Style = { color: undefined, isBold: false, isDim: false };

// SGR 31 to 36, and 91 to 96.
const COLORS: Record<number, string> = {
  31: "#e06c75",
  32: "#98c379",
  33: "#e5c07b",
  34: "#61afef",
  35: "#c678dd",
  36: "#56b6c2",
  91: "#ff8a93",
  92: "#b5e890",
  93: "#ffd68a",
  94: "#84c5ff",
  95: "#e29bf5",
  96: "#7fdbe6",
};

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** Draws a screen as SVG. Each character stands in its own column. */
export function terminalSvg(
  { text, columns, cursor }: ScreenShot,
  title: string,
): string {
  const lines = text.replace(/\n+$/, "").split("\n");
  const width = Math.ceil(columns * CELL.width + 2 * MARGIN);
  const height = lines.length * CELL.height + 2 * MARGIN + BAR;
  let style = PLAIN;
  const rows = lines.map((line, row) => {
    const [cells, after] = cellsOf(line, style);
    style = after;
    return runs(cells).map((run) => drawRun(run, row)).join("\n");
  });
  const [x, y] = [columnX(cursor[0]), rowY(cursor[1]) - 14];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${escape(title)}</title>
<rect width="100%" height="100%" rx="8" fill="#1e222a"/>
<circle cx="20" cy="18" r="6" fill="#ff5f57"/>
<circle cx="40" cy="18" r="6" fill="#febc2e"/>
<circle cx="60" cy="18" r="6" fill="#28c840"/>
<rect x="${x}" y="${y}" width="${CELL.width}" height="18" fill="#d7dae0"/>
<g font-family="ui-monospace, 'D2Coding', 'Noto Sans Mono CJK KR', Menlo, Consolas, monospace" font-size="14" fill="#d7dae0">
${rows.filter(Boolean).join("\n")}
</g>
</svg>
`;
}

/** Cuts a line into characters with their columns and looks. */
function cellsOf(line: string, before: Style): [Cell[], Style] {
  const cells: Cell[] = [];
  let style = before;
  let column = 0;
  // deno-lint-ignore no-control-regex
  for (const part of line.split(/(\x1b\[[\d;]*m)/)) {
    if (part.startsWith("\x1b")) {
      style = styled(style, part.slice(2, -1));
      continue;
    }
    for (const { segment } of graphemes.segment(part)) {
      cells.push({ ...style, text: segment, column });
      column += stringWidth(segment);
    }
  }
  return [cells, style];
}

function styled(style: Style, parameters: string): Style {
  return parameters.split(";").map(Number).reduce<Style>((now, code) => {
    if (code === 0) return PLAIN;
    if (code === 1) return { ...now, isBold: true };
    if (code === 2) return { ...now, isDim: true };
    if (code === 22) return { ...now, isBold: false, isDim: false };
    if (code === 39) return { ...now, color: undefined };
    return code in COLORS ? { ...now, color: code } : now;
  }, style);
}

/**
 * Words of one look each: spaces need no drawing, and SVG would drop some of
 * them.
 */
function runs(cells: readonly Cell[]): Cell[][] {
  const all: Cell[][] = [[]];
  for (const cell of cells) {
    const last = all.at(-1)!.at(-1);
    if (cell.text === " ") {
      if (last !== undefined) all.push([]);
      continue;
    }
    const isSame = last === undefined || last.color === cell.color &&
        last.isBold === cell.isBold && last.isDim === cell.isDim;
    if (isSame) all.at(-1)!.push(cell);
    else all.push([cell]);
  }
  return all.filter((run) => run.length > 0);
}

function drawRun(run: readonly Cell[], row: number): string {
  const [{ color, isBold, isDim }] = run;
  const x = run.flatMap(({ text, column }) =>
    // Of a character of several parts, each has the same place.
    Array.from(text, () => columnX(column))
  ).join(" ");
  const look = [
    color === undefined ? "" : ` fill="${COLORS[color]}"`,
    isBold ? ' font-weight="bold"' : "",
    isDim ? ' opacity="0.55"' : "",
  ].join("");
  const text = run.map(({ text }) => text).join("");
  return `<text x="${x}" y="${rowY(row)}"${look}>${escape(text)}</text>`;
}

function columnX(column: number): number {
  return Math.round((MARGIN + column * CELL.width) * 10) / 10;
}

function rowY(row: number): number {
  return BAR + MARGIN + row * CELL.height + 8;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
