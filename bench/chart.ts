/** A picture of latency against load: one line a server, both axes logarithmic. */

/** One server's line. */
export interface Series {
  readonly title: string;
  /** In order of the rate; no latency where not everything was delivered. */
  readonly points: readonly { rate: number; latency: number | undefined }[];
}

const width = 820;
const height = 440;
const plot = { left: 80, right: 640, top: 40, bottom: 384 };
const labelHeight = 16;

// Each tells apart from its neighbours on white as on black.
const colours = [
  "#2f6fde",
  "#8a5cf0",
  "#8a8f98",
  "#d9822b",
  "#c2458a",
  "#2e9e6b",
  "#c9a400",
];

const style = `
  text { font: 12px system-ui, sans-serif; fill: #24292f; }
  .back { fill: #ffffff; } .grid { stroke: #d8dee4; } .title { font-weight: 600; }
  path { fill: none; stroke-width: 2; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .back { fill: #0d1117; } .grid { stroke: #30363d; }
  }`;

interface Scale {
  (value: number): number;
}

function logScale(low: number, high: number, from: number, to: number): Scale {
  const span = Math.log(high / low);
  return (value) => from + Math.log(value / low) / span * (to - from);
}

function decades(low: number, high: number): number[] {
  const ticks = [];
  for (let tick = low; tick <= high * 1.001; tick *= 10) ticks.push(tick);
  return ticks;
}

function bounds(series: readonly Series[]): [low: number, high: number] {
  const all = series.flatMap(({ points }) =>
    points.flatMap((p) => p.latency ?? [])
  );
  const low = Math.min(1, ...all);
  const high = Math.max(100, ...all);
  return [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high))];
}

function grid(
  rates: readonly number[],
  ticks: number[],
  x: Scale,
  y: Scale,
): string {
  const across = ticks.map((tick) =>
    `<path class="grid" style="stroke-width:1" d="M${plot.left} ${
      at(y(tick))
    }H${plot.right}"/>` +
    `<text x="${plot.left - 8}" y="${at(y(tick) + 4)}" text-anchor="end">${
      tick.toLocaleString("en")
    } ms</text>`
  );
  const up = rates.map((rate) =>
    `<path class="grid" style="stroke-width:1" d="M${
      at(x(rate))
    } ${plot.top}V${plot.bottom}"/>` +
    `<text x="${at(x(rate))}" y="${plot.bottom + 18}" text-anchor="middle">${
      rate.toLocaleString("en")
    }</text>`
  );
  return [...across, ...up].join("\n");
}

function line(
  { points }: Series,
  index: number,
  x: Scale,
  y: Scale,
): string {
  const colour = colourOf(index);
  const path = points.filter((p) => p.latency !== undefined)
    .map((p, i) => `${i ? "L" : "M"}${at(x(p.rate))} ${at(y(p.latency!))}`);
  const marks = points.map(({ rate, latency }) =>
    latency === undefined
      // Side by side, as several servers fail at the same load.
      ? cross(x(rate) + 11 * (index - 3), plot.top - 8, colour)
      : `<circle cx="${at(x(rate))}" cy="${
        at(y(latency))
      }" r="3" fill="${colour}"/>`
  );
  const drawn = path.length
    ? `<path stroke="${colour}" d="${path.join("")}"/>\n`
    : "";
  return drawn + marks.join("\n");
}

function cross(x: number, y: number, colour: string): string {
  const start = `M${at(x - 4)} ${at(y - 4)}`;
  return `<path stroke="${colour}" d="${start}l8 8m0 -8l-8 8"/>`;
}

function colourOf(index: number): string {
  return colours[index % colours.length]!;
}

function at(value: number): string {
  return value.toFixed(1);
}

interface Label {
  readonly title: string;
  readonly colour: string;
  readonly y: number;
}

// Lines that end close together would write their names over each other.
function spread(labels: Label[]): Label[] {
  let free = plot.top;
  return labels.sort((a, b) => a.y - b.y).map((label) => {
    const y = Math.max(free, label.y);
    free = y + labelHeight;
    return { ...label, y };
  });
}

function label({ title, colour, y }: Label): string {
  const x = plot.right + 12;
  return `<circle cx="${x}" cy="${at(y)}" r="4" fill="${colour}"/>` +
    `<text x="${x + 10}" y="${at(y + 4)}">${title}</text>`;
}

/** Draws the picture as an SVG document. */
export function drawChart(series: readonly Series[]): string {
  const rates = [
    ...new Set(series.flatMap(({ points }) => points.map((p) => p.rate))),
  ].sort((a, b) => a - b);
  const [low, high] = bounds(series);
  const x = logScale(rates[0]!, rates.at(-1)!, plot.left, plot.right - 16);
  const y = logScale(low, high, plot.bottom, plot.top);
  const lines = series.map((s, i) => line(s, i, x, y));
  const labels = series.map(({ title, points }, i) => {
    const last = points.findLast((p) => p.latency !== undefined)?.latency;
    return { title, colour: colourOf(i), y: y(last ?? high) };
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">
<title>p99 latency against lines a second to 1,000 readers</title>
<style>${style}
</style>
<rect class="back" width="${width}" height="${height}"/>
<text class="title" x="${plot.left}" y="20">p99 latency, 1,000 readers; × marks a load at which lines were lost</text>
${grid(rates, decades(low, high), x, y)}
${lines.join("\n")}
${spread(labels).map(label).join("\n")}
<text x="${plot.left}" y="${height - 12}">lines a second in the room</text>
</svg>
`;
}
