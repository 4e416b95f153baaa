/** The language of the page's own words: as its address says, else as was chosen before, else as the browser has it. */

import { byId, element, tell } from "./dom.js";
import { keep, kept } from "./keeping.js";
import { tableText } from "./tables.js";
import { apart } from "./tongues.js";

const KEY = "kg-language";
const words = JSON.parse(tableText("page-words"));
const known = (name) => typeof name === "string" && Object.hasOwn(words, name);

const inAddress = () => new URLSearchParams(location.hash.slice(1)).get("lang");

/** The language that is shown. */
export const language = [inAddress(), kept(KEY), navigator.language.split("-")[0]].find(known) ?? Object.keys(words)[0];

/** Whether a reader has chosen a language that the address must tell. */
export const tellsLanguage = () => inAddress() === language;

const shown = words[language];

/** Whether there is a word of that name. */
export const hasWord = (name) => Object.hasOwn(shown, name);

/** The page's words by name, with {name} replaced by a value. */
export function word(name, values = {}) {
  return shown[name].replace(/\{(\w+)\}/g, (whole, key) => (Object.hasOwn(values, key) ? apart(String(values[key])) : whole));
}

const wording = JSON.parse(tableText("page-wording"))[language] ?? {};

/** Words of the ontology or of a saved question in the language that is shown, or as they are in English. */
export const term = (text) => (typeof text === "string" && Object.hasOwn(wording, text) ? wording[text] : text);

/** The heading that nobody gave is said in the language that is shown, any other as it is. */
function sayHeading() {
  const heading = document.querySelector("h1");
  if (heading.textContent === words.en.heading) heading.textContent = document.title = word("heading");
  tell(heading, heading.textContent);
}

/** Say what stands in the template in the language that is shown, and let the select `#language` choose another. */
export function startLanguage() {
  document.documentElement.lang = language;
  sayHeading();
  for (const node of document.querySelectorAll("[data-word]")) tell(node, word(node.dataset.word));
  for (const [part, attribute] of [["wordLabel", "aria-label"], ["wordTitle", "title"], ["wordPlaceholder", "placeholder"]]) {
    const name = part.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    for (const node of document.querySelectorAll(`[data-${name}]`)) node.setAttribute(attribute, word(node.dataset[part]));
  }
  const choice = byId("language");
  choice.append(...Object.entries(words).map(([name, { language: own }]) => element("option", { value: name, lang: name }, own)));
  choice.value = language;
  choice.addEventListener("change", () => {
    keep(KEY, choice.value);
    const address = new URLSearchParams(location.hash.slice(1));
    address.set("lang", choice.value);
    history.replaceState(null, "", `#${address}`);
    // Everything is said anew, and the address brings back what was shown.
    location.reload();
  });
}
