// @ts-check

/**
 * Which command a word means.
 *
 * The server, the terminal client and the page resolve words by this one file.
 * It is JavaScript because a browser runs it as it stands; its types are in its
 * comments, where TypeScript reads them.
 */

/**
 * A command, as far as finding it goes.
 *
 * @typedef {object} Named
 * @property {string} name Without its slash.
 * @property {readonly string[]} [aliases] Other names; these cannot be shortened.
 */

/**
 * The commands that a word can mean: the one of that name or alias, whatever
 * else begins so; or else all whose names begin with it. So there is one when
 * the word is clear, none when it is unknown, and several when it is ambiguous.
 *
 * @template {Named} Command
 * @param {string} word Without a slash; upper and lower case are the same.
 * @param {readonly Command[]} commands
 * @param {(command: Command) => boolean} [mayShorten] Which commands a prefix
 *   may stand for.
 * @returns {readonly Command[]}
 */
export function resolveCommand(word, commands, mayShorten = () => true) {
  const name = word.toLowerCase();
  const exact = commands.find((command) =>
    command.name === name || command.aliases?.includes(name)
  );
  if (exact !== undefined) return [exact];
  if (name === "") return [];
  return commands.filter((command) =>
    command.name.startsWith(name) && mayShorten(command)
  );
}

/**
 * A line that begins with one slash, taken apart.
 *
 * @param {string} line
 * @returns {{ word: string, rest: string } | undefined} The command's word and
 *   what follows it; undefined when the line is no command.
 */
export function commandLine(line) {
  if (!line.startsWith("/") || line.startsWith("//")) return undefined;
  const [word] = line.slice(1).split(/\s/u, 1);
  return { word, rest: line.slice(1 + word.length) };
}
