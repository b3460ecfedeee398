/**
 * A terminal with a client in it.
 *
 * @module
 */

import { AssertionError } from "node:assert";
import { GUARD } from "../../harness/guard.ts";
import { commandOf } from "../../harness/maru.ts";
import { ROOT } from "../../harness/program.ts";

/** How a terminal is opened. */
export interface PaneOptions {
  /** @default {60} */
  readonly columns?: number;
  /** @default {12} */
  readonly rows?: number;
  /** What its environment has beside that of the tests. */
  readonly env?: Record<string, string>;
  /** Whether a shell with job control starts the client. */
  readonly shell?: boolean;
  /** What the client may do, beside reaching the network. */
  readonly permissions?: readonly string[];
  /** What runs in it. @default {maru's client} */
  readonly command?: readonly string[];
}

const LOOK_AGAIN = 25;

/**
 * A pane of a tmux of its own: real keys, a real pty, a real screen.
 *
 * When the client has ended, the pane says with which code, and whether the
 * terminal is as it was before.
 */
export class Pane implements AsyncDisposable {
  // Tests in other workers have the same process id.
  readonly #socket = `maru-test-${crypto.randomUUID()}`;
  #raw: string | undefined;

  /** Opens a terminal, and starts the client in it. */
  static async open(
    args: readonly string[],
    options: PaneOptions = {},
  ): Promise<Pane> {
    const { columns = 60, rows = 12, env = {}, permissions = [] } = options;
    const { shell = false } = options;
    const pane = new Pane();
    const command = options.command ?? [...commandOf(permissions), "connect"];
    const client = [...command, ...args].map(quote).join(" ");
    // What follows the client stays, so that what is left on the screen can be
    // looked at.
    const script = `trap : INT QUIT; before=$(stty -g); ${client}; code=$?; ` +
      `if [ "$before" = "$(stty -g)" ]; then echo "restored, $code"; ` +
      `else echo "not restored, $code"; fi; read -r _`;
    await pane.#tmux(
      ...["-f", "/dev/null", "start-server", ";"],
      ...["set-option", "-g", "status", "off", ";"],
      ...["new-session", "-d", "-x", `${columns}`, "-y", `${rows}`],
      // What CI sets for itself is not for the client.
      ...Object.entries({ NO_COLOR: "", ...env }).flatMap(([name, value]) => [
        "-e",
        `${name}=${value}`,
      ]),
      ...["-c", ROOT.pathname],
      ...shell ? ["bash", "--norc"] : ["sh", "-c", script],
    );
    if (shell) await pane.says(`PS1='shell>'; clear; ${client}`);
    return pane;
  }

  /**
   * What is on the screen and what has been scrolled off it, without what is
   * blank at its ends.
   */
  async screen(): Promise<string> {
    const text = await this.#tmux("capture-pane", "-p", "-S", "-");
    return text.split("\n").map((line) => line.trimEnd()).join("\n").trimEnd();
  }

  /** The same with its escape sequences. */
  styled(): Promise<string> {
    return this.#tmux("capture-pane", "-p", "-e");
  }

  /** Waits until the screen has this, or matches it. */
  async sees(expected: string | RegExp): Promise<void> {
    await this.#until(
      expected,
      (screen) =>
        typeof expected === "string"
          ? screen.includes(expected)
          : expected.test(screen),
    );
  }

  /** Waits until the screen ends with exactly these lines. */
  async shows(...lines: string[]): Promise<void> {
    const expected = lines.join("\n");
    await this.#until(
      expected,
      (screen) =>
        screen.split("\n").slice(-lines.length).join("\n") === expected,
    );
  }

  /** Where the cursor is: column and row, from 0. */
  async cursor(): Promise<[number, number]> {
    const format = "#{cursor_x} #{cursor_y}";
    const text = await this.#tmux("display-message", "-p", format);
    const [column, row] = text.split(" ").map(Number);
    return [column, row];
  }

  /** Waits until the cursor is there. */
  async hasCursorAt(column: number, row: number): Promise<void> {
    await this.#until(`cursor at ${column},${row}`, async () => {
      const at = await this.cursor();
      return at[0] === column && at[1] === row;
    });
  }

  /** Waits until something is so. */
  async waits(what: string, isSo: () => Promise<boolean>): Promise<void> {
    await this.#until(what, isSo);
  }

  /** Types a text. */
  async types(text: string): Promise<void> {
    await this.#tmux("send-keys", "-l", text);
  }

  /** Presses keys, by the names that tmux has for them. */
  async presses(...keys: string[]): Promise<void> {
    await this.#tmux("send-keys", ...keys);
  }

  /** Types a line. */
  async says(line: string): Promise<void> {
    await this.types(line);
    await this.presses("Enter");
  }

  /** Pastes a text, as a terminal does it that tells what is pasted. */
  async pastes(text: string): Promise<void> {
    await this.#tmux("set-buffer", text, ";", "paste-buffer", "-p");
  }

  /** Makes the terminal wider or narrower. */
  async resizes(columns: number, rows: number): Promise<void> {
    await this.#tmux("resize-window", "-x", `${columns}`, "-y", `${rows}`);
  }

  /** From now on keeps every byte that the client writes. */
  async records(): Promise<void> {
    this.#raw = await Deno.makeTempFile();
    await this.#tmux("pipe-pane", "-O", `cat > ${this.#raw}`);
  }

  /** What the client has written since. */
  recorded(): Promise<string> {
    return Deno.readTextFile(this.#raw!);
  }

  /** Waits until the client has ended with a code, and put everything back. */
  async ends(code: number): Promise<void> {
    await this.sees(`restored, ${code}`);
    const screen = await this.screen();
    if (screen.includes("not restored")) {
      this.#fail("a terminal as before", screen);
    }
  }

  /** Closes the terminal. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#tmux("kill-server");
    if (this.#raw !== undefined) await Deno.remove(this.#raw);
  }

  async #until(
    expected: string | RegExp,
    isSo: (screen: string) => boolean | Promise<boolean>,
  ): Promise<void> {
    const deadline = Date.now() + GUARD;
    for (;;) {
      const screen = await this.screen();
      if (await isSo(screen)) return;
      if (Date.now() > deadline) this.#fail(expected, screen);
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
    }
  }

  async #tmux(...args: string[]): Promise<string> {
    const { success, stdout, stderr } = await new Deno.Command("tmux", {
      args: ["-L", this.#socket, ...args],
      // Without a UTF-8 locale tmux shows every other character as _.
      env: { LC_ALL: "C.UTF-8", TERM: "xterm-256color" },
    }).output();
    const decoder = new TextDecoder();
    if (!success) throw new Error(`tmux: ${decoder.decode(stderr)}`);
    return decoder.decode(stdout);
  }

  #fail(expected: string | RegExp, screen: string): never {
    throw new AssertionError({
      message:
        `the screen should have shown\n${expected}\nbut showed\n${screen}`,
    });
  }
}

function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
