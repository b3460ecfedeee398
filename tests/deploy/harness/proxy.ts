/**
 * Web servers that stand before maru, as `deploy/` sets them up.
 *
 * @module
 */

import { makeCertificate } from "../../harness/certificate.ts";
import { Program, ROOT } from "../../harness/program.ts";
import { TempFolder } from "../../harness/temp_folder.ts";
import { within } from "../../harness/within.ts";

/** What a sample has to be told so that it works in a test. */
interface Setup {
  /** The file in `deploy/`. */
  readonly sample: string;
  /** How it is reached. */
  readonly scheme: "http" | "https";
  /** What in the sample is not as it is here: pairs of the two. */
  readonly here: (place: Place) => readonly [string, string][];
  /** The file that the program reads, which has the sample in it. */
  readonly whole: (sample: string, place: Place) => string;
  /** How the program is started. */
  readonly args: (config: string, place: Place) => readonly string[];
}

interface Place {
  readonly folder: TempFolder;
  readonly port: number;
  readonly upstream: number;
}

const SETUPS: Readonly<Record<string, Setup>> = {
  nginx: {
    sample: "nginx.conf",
    scheme: "https",
    here: ({ folder, port, upstream }) => [
      ["127.0.0.1:9080", `127.0.0.1:${upstream}`],
      ["listen 443 ", `listen 127.0.0.1:${port} `],
      ["listen [::]:443 ", `listen [::1]:${port} `],
      ["/etc/letsencrypt/live/chat.example.org", folder.path(".")],
    ],
    whole: (sample, { folder }) =>
      [
        `daemon off; pid ${folder.path("pid")}; events {} http {`,
        ...["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
          .map((kind) => `${kind}_temp_path ${folder.path(kind)};`),
        `${sample} }`,
      ].join("\n"),
    args: (config, { folder }) => [
      ...["-p", folder.path("."), "-c", config, "-e", folder.path("error")],
    ],
  },
  caddy: {
    sample: "Caddyfile",
    scheme: "http",
    here: ({ port, upstream }) => [
      ["127.0.0.1:9080", `127.0.0.1:${upstream}`],
      ["chat.example.org {", `http://:${port} {\n\tbind 127.0.0.1 [::1]`],
    ],
    whole: (sample) => `{\n\tadmin off\n\tauto_https off\n}\n${sample}`,
    args: (config) => ["run", "--adapter", "caddyfile", "--config", config],
  },
};

/** The origin at which the proxy of this name is reached, from `::1`. */
export function originOf(program: string, port: number): string {
  return `${SETUPS[program].scheme}://[::1]:${port}`;
}

/** A proxy that runs. */
export class Proxy implements AsyncDisposable {
  readonly #program: Program;
  readonly #folder: TempFolder;

  private constructor(program: Program, folder: TempFolder) {
    this.#program = program;
    this.#folder = folder;
  }

  /** Starts one before maru's port for browsers, and waits until it listens. */
  static async start(
    name: string,
    port: number,
    upstream: number,
  ): Promise<Proxy> {
    const folder = new TempFolder();
    const place = { folder, port, upstream };
    const { cert, key } = makeCertificate();
    folder.write("fullchain.pem", cert);
    folder.write("privkey.pem", key);
    const config = folder.write("config", configOf(SETUPS[name], place));
    const args = SETUPS[name].args(config, place);
    const env = { HOME: folder.path(".") };
    const proxy = new Proxy(Program.start(name, args, { env }), folder);
    await within(listens(port), () => {
      throw new Error(`${name} does not listen`);
    });
    return proxy;
  }

  /** Ends it. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#program.signal("SIGTERM");
    await this.#program.exitCode();
    await this.#program[Symbol.asyncDispose]();
    this.#folder[Symbol.dispose]();
  }
}

function configOf(setup: Setup, place: Place): string {
  const url = new URL(`deploy/${setup.sample}`, ROOT);
  let sample = Deno.readTextFileSync(url);
  for (const [there, here] of setup.here(place)) {
    if (!sample.includes(there)) {
      throw new Error(`${setup.sample} has no ${there}`);
    }
    sample = sample.replaceAll(there, here);
  }
  return setup.whole(sample, place);
}

async function listens(port: number): Promise<void> {
  for (;;) {
    try {
      (await Deno.connect({ hostname: "::1", port })).close();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
