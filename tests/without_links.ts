/**
 * Runs the tests on the packages that JSR has, in place of those in `std/`:
 * copies the project, takes `links` out of its deno.json, and tests the copy.
 *
 * @module
 */

const ROOT = new URL("../", import.meta.url).pathname;
const LEFT_OUT = [".git", "node_modules", "dist", "coverage"];

/** Copies a folder and everything below it. */
async function copyFolder(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  for await (const { name, isDirectory } of Deno.readDir(from)) {
    if (LEFT_OUT.includes(name)) continue;
    const [source, target] = [`${from}/${name}`, `${to}/${name}`];
    if (isDirectory) await copyFolder(source, target);
    else await Deno.copyFile(source, target);
  }
}

/** Makes a copy the one that a clone would be if `links` were deleted. */
async function unlink(folder: string): Promise<void> {
  const path = `${folder}/deno.json`;
  const { links: _, ...project } = JSON.parse(await Deno.readTextFile(path));
  await Deno.writeTextFile(path, JSON.stringify(project));
  // The lock names the local packages.
  await Deno.remove(`${folder}/deno.lock`);
  await Deno.remove(`${folder}/std`, { recursive: true });
}

const folder = await Deno.makeTempDir({ prefix: "maru-" });
let code = 1;
try {
  await copyFolder(ROOT, folder);
  await unlink(folder);
  const test = new Deno.Command(Deno.execPath(), {
    args: ["task", "test"],
    cwd: folder,
  });
  ({ code } = await test.spawn().status);
} finally {
  await Deno.remove(folder, { recursive: true });
}
Deno.exit(code);
