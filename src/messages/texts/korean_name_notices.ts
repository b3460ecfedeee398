/**
 * The sentences about names, in Korean.
 *
 * @module
 */

import type {
  englishNameNotices,
  englishWhoisNotices,
} from "./english_name_notices.ts";

/** 한국어. */
export const koreanNameNotices: typeof englishNameNotices = {
  loginTaken: () => "이미 등록된 사용자입니다.",
  nameLength: (max) => `이름은 1자 이상 ${max}자 이하입니다.`,
  nameCharacters: () =>
    "이름에는 글자, 숫자, _ - . 만 쓸 수 있고 글자나 숫자로 시작해야 합니다.",
  nameScripts: () => "여러 문자를 섞어 다른 이름처럼 보일 수 있는 이름입니다.",
  nameReserved: () => "서버가 쓰는 이름입니다.",
  personUnknown: (name) => `[${name}]님은 없습니다.`,
  personSeveral: (name, names) =>
    `이름이 [${name}]인 사람이 여럿입니다. 이 중에서 골라 쓰세요: ${names}`,
  nameTakenThere: (name) =>
    `그 방에 이름이 [${name}]인 사람이 이미 있습니다. /nick으로 이름을 바꾼 뒤 다시 들어오세요.`,
  nameNumbered: (name, to) =>
    `여기에는 이름이 [${name}]인 사람이 이미 있어서 지금 이름은 [${to}]입니다. 다른 이름은 /nick으로 정하세요.`,
  takenOver: () => "다른 연결에서 이어 가므로 이 연결은 끝납니다.",
  nickAlready: (name) => `지금 이름이 이미 [${name}]입니다.`,
};

/** `/whois`의 답. */
export const koreanWhoisNotices: typeof englishWhoisNotices = {
  whois: (name, room, since, idle, last) =>
    `[${name}]님: ${room} 방, 들어온 지 ${since}, 마지막 말 ${idle} 전 (${last})`,
  whoisHidden: (name, since, idle, last) =>
    `[${name}]님: 들어온 지 ${since}, 마지막 말 ${idle} 전 (${last})`,
};
