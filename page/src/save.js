/** Takes the view out of the page: as a PNG, as an SVG whose text is text, and the selection as JSON. */

import { content, fold, word } from "./content.js";
import { button, byId } from "./dom.js";
import { litBy } from "./lit.js";
import { state } from "./state.js";
import { drawSvg } from "./svg.js";
import { colourOf, styleColour } from "./theme.js";

/** How much finer a PNG is than the screen. */
const FINE = 2;

export function startSaving({ drawing, labels, shown }) {
  byId("save").append(
    button(word("save_png"), () => savePng({ drawing, labels, shown: shown() })),
    button(word("save_svg"), () => offer(new Blob([serialise({ drawing, labels, shown: shown() })], { type: "image/svg+xml" }), "svg")),
    button(word("save_json"), () => saveSelection(shown())),
    button(word("print"), () => print()),
  );
  startPrinting({ drawing, labels, shown });
}

/** On paper the ground is light, and the picture stands as it was seen. */
function startPrinting({ drawing, labels, shown }) {
  const { dataset } = document.documentElement;
  let theme;
  addEventListener("beforeprint", () => {
    theme = dataset.theme;
    dataset.theme = "light";
    byId("printed").replaceChildren(makeSvg({ drawing, labels, shown: shown() }));
  });
  addEventListener("afterprint", () => {
    if (theme === undefined) delete dataset.theme;
    else dataset.theme = theme;
    byId("printed").replaceChildren();
  });
}

/** Let the browser keep a file; it is made here and goes nowhere. */
function offer(blob, kind) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${fold(document.title).replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").slice(0, 60) || "network"}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The view as an SVG element: what is drawn in sight, with the labels that stand on the screen. */
export function makeSvg({ drawing, labels, shown }) {
  const view = drawing.view();
  const lit = litBy(state, shown);
  const spot = (id) => drawing.spot(id) && { ...drawing.spot(id), look: lookOf(id, drawing), faded: Boolean(lit && !lit.things.has(id)) };
  const lines = [...shown.links, ...shown.bundles.keys()].map((key) => {
    const { source, target, derived, symmetric } = shown.bundles.get(key) ?? content.links[key];
    return { from: spot(source), to: spot(target), middle: drawing.middle(key), derived, symmetric, faded: Boolean(lit && !lit.links.has(key)) };
  });
  return drawSvg({
    view,
    title: document.title,
    lines: lines.filter(({ from, to, middle }) => from && to && middle),
    spots: [...shown.things].map(spot).filter(Boolean),
    labels: labels.painted(),
    colours: { ground: styleColour("--ground"), line: styleColour("--line-strong"), ink: styleColour("--ink"), faint: styleColour("--faint"), of: colourOf },
    face: getComputedStyle(document.body).fontFamily,
  });
}

const lookOf = (id, drawing) => (typeof id === "number" ? content.classes[content.things[id].class] : drawing.spot(id).look ?? content.classes[0]);

const serialise = (parts) => new XMLSerializer().serializeToString(makeSvg(parts));

/** The canvas as it is painted, finer than the screen where the browser allows it. */
function savePng({ drawing, labels, shown }) {
  const { width, height } = drawing.view();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * FINE, height * FINE];
  const image = new Image();
  const address = URL.createObjectURL(new Blob([serialise({ drawing, labels, shown })], { type: "image/svg+xml" }));
  image.onload = () => {
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(address);
    canvas.toBlob((blob) => offer(blob, "png"), "image/png");
  };
  image.src = address;
}

export const saveSelection = (shown) => offer(new Blob([JSON.stringify(selection(shown), null, 1)], { type: "application/json" }), "json");

/** What is selected; else what is chosen and what it is linked to in the picture, or all that is shown: things, links and sentences. */
export function selection(shown) {
  const lit = litBy(state, shown);
  const ids = [...(state.selected.size ? state.selected : lit ? lit.things : shown.kept)].filter((id) => typeof id === "number").sort((one, other) => one - other);
  const mine = new Set(ids);
  const links = content.links.filter(({ source, target, derived }) => mine.has(source) && mine.has(target) && (!derived || state.derived));
  return {
    title: document.title,
    address: location.hash,
    things: ids.map((id) => {
      const { iri, label, aliases } = content.things[id];
      return { iri, label, type: content.classes[content.things[id].class].name, aliases, documents: content.things[id].documents.map((one) => content.documents[one].name) };
    }),
    links: links.map(({ source, target, label, derived, facts }) => ({
      source: content.things[source].iri,
      label,
      target: content.things[target].iri,
      derived,
      sentences: facts.flatMap((fact) => content.facts[fact].quotes).map((quote) => sentence(content.quotes[quote])),
    })),
  };
}

const sentence = ({ document: source, start, end, text }) => ({ document: content.documents[source].name, start, end, text });
