/**
 * The environment, as far as reading it is permitted.
 *
 * @module
 */

/** The value of a variable; undefined where asking for it would need a prompt. */
export function environmentVariable(name: string): string | undefined {
  const query = { name: "env", variable: name } as const;
  if (Deno.permissions.querySync(query).state !== "granted") return undefined;
  return Deno.env.get(name);
}
