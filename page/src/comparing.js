/** Text as it is compared in a search: no case, no accents of Latin letters, no dots. */
export const fold = (text) =>
  text.normalize("NFKD").replace(/[\u0300-\u036f]/gu, "").replace(/[.’']/g, "").toLocaleLowerCase("en");
