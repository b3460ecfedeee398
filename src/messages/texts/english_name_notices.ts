/**
 * The sentences about names, in English.
 *
 * @module
 */

/** English. */
export const englishNameNotices = {
  loginTaken: () => "that name is taken",
  nameLength: (max: number) => `a name has 1 to ${max} characters`,
  nameCharacters: () =>
    "a name has letters, digits and _ - . only, and begins with a letter or a digit",
  nameScripts: () =>
    "that name mixes alphabets, and could pass for another name",
  nameReserved: () => "that name is kept for the server",
  personUnknown: (name: string) => `nobody is called ${name}`,
  personSeveral: (name: string, names: string) =>
    `several people are called ${name}; write one of ${names}`,
  nameTakenThere: (name: string) =>
    `somebody there is called ${name} already; take another name with /nick, and come again`,
  nameNumbered: (name: string, to: string) =>
    `somebody here is called ${name} already, so you are ${to} now; /nick takes another name`,
  takenOver: () => "you went on from another connection; this one ends",
  nickAlready: (name: string) => `you are called ${name} already`,
};

/** The answers to `/whois`. */
export const englishWhoisNotices = {
  whois: (
    name: string,
    room: string,
    since: string,
    idle: string,
    last: string,
  ) =>
    `${name}: in ${room}, here for ${since}, quiet for ${idle}, since ${last}`,
  whoisHidden: (name: string, since: string, idle: string, last: string) =>
    `${name}: here for ${since}, quiet for ${idle}, since ${last}`,
};
