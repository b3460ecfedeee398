/**
 * What stands in files, whatever it means there.
 *
 * @module
 */

/** All that the files in a folder hold, a character for each byte. */
export function bytesIn(folder: string): string {
  return [...Deno.readDirSync(folder)].map(({ name }) =>
    new TextDecoder("latin1").decode(Deno.readFileSync(`${folder}/${name}`))
  ).join("\n");
}
