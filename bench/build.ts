/** Builds the load and the yardstick. */

/** Where the two programs are. */
export interface Programs {
  readonly load: string;
  readonly limit: string;
}

const here = import.meta.dirname!;

/** Compiles both into `dir`. Throws when there is no C compiler. */
export async function build(dir: string): Promise<Programs> {
  const sources = [...Deno.readDirSync(`${here}/load`)]
    .filter((entry) => entry.name.endsWith(".c"))
    .map((entry) => `${here}/load/${entry.name}`);
  const programs = { load: `${dir}/load`, limit: `${dir}/limit` };
  await compile(programs.load, sources);
  await compile(programs.limit, [`${here}/limit.c`]);
  return programs;
}

async function compile(output: string, sources: string[]): Promise<void> {
  const args = ["-O2", "-Wall", "-Wextra", "-o", output, ...sources];
  const { success, stderr } = await new Deno.Command("cc", { args }).output()
    .catch(() => {
      throw new Error("Cannot measure: the load needs a C compiler: no `cc`");
    });
  if (!success) throw new Error(new TextDecoder().decode(stderr));
}
