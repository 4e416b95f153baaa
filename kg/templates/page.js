(() => {
  // src/content.js
  var read = (id) => JSON.parse(document.getElementById(id).textContent);
  var readPicture = () => ({
    nodes: read("page-nodes"),
    edges: read("page-edges"),
    options: JSON.parse(read("page-options"))
  });
  var words = read("page-words");
  function word(name, values = {}) {
    return words[name].replace(/\{(\w+)\}/g, (whole, key) => Object.hasOwn(values, key) ? String(values[key]) : whole);
  }
  var counted = (name, count) => word(count === 1 ? `${name}_one` : name, { count });
  var fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[.’']/g, "").toLocaleLowerCase("en");
  function index(content2) {
    content2.things.forEach((thing, id) => Object.assign(thing, { id, links: [], facts: [] }));
    content2.links.forEach((link, id) => {
      Object.assign(link, { id });
      content2.things[link.source].links.push(link);
      if (link.target !== link.source) content2.things[link.target].links.push(link);
    });
    content2.quotes.forEach((quote, id) => Object.assign(quote, { id, facts: [] }));
    content2.facts.forEach((fact, id) => {
      Object.assign(fact, { id, disputed: false });
      for (const end2 of /* @__PURE__ */ new Set([fact.subject, fact.object])) {
        if (typeof end2 === "number") content2.things[end2].facts.push(fact);
      }
      for (const quote of fact.quotes) content2.quotes[quote].facts.push(fact);
    });
    content2.documents.forEach((source, id) => Object.assign(source, { id, quotes: [] }));
    for (const quote of content2.quotes) content2.documents[quote.document].quotes.push(quote);
    for (const dispute of content2.disputes) for (const fact of dispute.facts) content2.facts[fact].disputed = true;
    return content2;
  }
  var content = index(read("page-content"));
  var endText = (end2) => typeof end2 === "number" ? content.things[end2].label : end2;
  var titleOf = (source) => source.title || word("untitled", { name: source.name });
  function originOf(source) {
    const date = source.issued ? word("published", { date: source.issued }) : word("undated");
    return [source.publisher, date].filter(Boolean).join(" \xB7 ");
  }
  var qualities = (fact) => [fact.qualifier, worded("status", fact.status)].filter(Boolean);
  var worded = (kind, value) => value === null || !Object.hasOwn(words, `${kind}_${value}`) ? value : words[`${kind}_${value}`];
  function quotesOf(fact, seen = /* @__PURE__ */ new Set()) {
    if (seen.has(fact.id)) return [];
    seen.add(fact.id);
    const own = fact.quotes.map((id) => content.quotes[id]);
    const found = own.concat(...fact.premises.map((id) => quotesOf(content.facts[id], seen)));
    return [...new Set(found)];
  }
  var addressOf = (thing) => thing.iri.split("/id/")[1] ?? thing.iri;
  var thingAt = (address) => content.things.find((thing) => addressOf(thing) === address);

  // src/dom.js
  var SVG = "http://www.w3.org/2000/svg";
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") made.addEventListener(name, value);
      else if (value !== false && value !== null && value !== void 0) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.flat().filter((child) => child !== null && child !== void 0 && child !== false));
    return made;
  }
  var button = (text, press, attributes = {}) => element("button", { type: "button", click: press, ...attributes }, text);
  var byId = (id) => document.getElementById(id);
  var OUTLINES = {
    square: "M3 3H17V17H3Z",
    diamond: "M10 1L19 10L10 19L1 10Z",
    hexagon: "M5 2H15L20 10L15 18H5L0 10Z",
    star: "M10 0L12.9 6.6L20 7.3L14.6 12L16.2 19L10 15.3L3.8 19L5.4 12L0 7.3L7.1 6.6Z",
    triangle: "M10 1L19 18H1Z",
    triangleDown: "M10 19L1 2H19Z"
  };
  function shapeOf(number, shape) {
    const drawing = document.createElementNS(SVG, "svg");
    drawing.setAttribute("viewBox", "-1 -1 22 22");
    drawing.setAttribute("class", shape === "ring" ? "shape ring" : "shape");
    drawing.setAttribute("aria-hidden", "true");
    const round = !(shape in OUTLINES);
    const outline = document.createElementNS(SVG, round ? "circle" : "path");
    if (round) for (const [name, value] of [["cx", 10], ["cy", 10], ["r", shape === "ring" ? 7 : 9]]) outline.setAttribute(name, value);
    else outline.setAttribute("d", OUTLINES[shape]);
    drawing.append(outline);
    drawing.style.setProperty("--colour", `var(--class-${number})`);
    return drawing;
  }

  // src/state.js
  var VIEWS = ["network", "facts", "documents"];
  var initial = () => ({
    view: "network",
    /** What the panel tells of: {kind: "thing" | "link" | "quote", id}, or null. */
    chosen: null,
    /** The document in the reader, or null. */
    source: null,
    /** The thing whose neighbourhood alone is shown, or null. */
    focus: null,
    hiddenClasses: /* @__PURE__ */ new Set(),
    hiddenDocuments: /* @__PURE__ */ new Set(),
    derived: false
  });
  var state = initial();
  var subscribers = [];
  var subscribe = (render) => subscribers.push(render);
  function change(changes, { remember = true } = {}) {
    const before = { ...state };
    Object.assign(state, changes);
    if (remember) write(before);
    for (const render of subscribers) render(state, before);
  }
  var choose = (kind, id, more = {}) => change({ chosen: { kind, id }, ...more });
  var showEverything = () => change({ focus: null, hiddenClasses: /* @__PURE__ */ new Set(), hiddenDocuments: /* @__PURE__ */ new Set(), derived: false });
  var isFiltered = () => state.focus !== null || state.hiddenClasses.size > 0 || state.hiddenDocuments.size > 0;
  function write(before) {
    const hash = "#" + encode();
    if (hash === (location.hash || "#")) return;
    const step = before.view !== state.view || before.source !== state.source || before.chosen !== state.chosen;
    history[step ? "pushState" : "replaceState"](null, "", hash);
  }
  function encode() {
    const address = new URLSearchParams();
    if (state.view !== "network") address.set("view", state.view);
    if (state.source !== null) address.set("document", content.documents[state.source].name);
    if (state.chosen?.kind === "thing") address.set("thing", addressOf(content.things[state.chosen.id]));
    if (state.chosen?.kind === "link") address.set("link", linkAddress(content.links[state.chosen.id]));
    if (state.chosen?.kind === "quote") address.set("at", placeOf(content.quotes[state.chosen.id]));
    if (state.focus !== null) address.set("focus", addressOf(content.things[state.focus]));
    if (state.hiddenClasses.size) address.set("without", [...state.hiddenClasses].sort().join(" "));
    for (const id of [...state.hiddenDocuments].sort()) address.append("hide", content.documents[id].name);
    if (state.derived) address.set("derived", "1");
    return address.toString();
  }
  var linkAddress = ({ source, label, target }) => [addressOf(content.things[source]), label, addressOf(content.things[target])].join("|");
  var placeOf = (quote) => `${content.documents[quote.document].name}@${quote.start}-${quote.end}`;
  function readAddress() {
    const address = new URLSearchParams(location.hash.slice(1));
    const found = initial();
    if (VIEWS.includes(address.get("view"))) found.view = address.get("view");
    const source = content.documents.find((one) => one.name === address.get("document"));
    if (source) found.source = source.id;
    const thing = address.has("thing") && thingAt(address.get("thing"));
    const quote = address.has("at") && content.quotes.find((one) => placeOf(one) === address.get("at"));
    const link = address.has("link") && content.links.find((one) => linkAddress(one) === address.get("link"));
    if (thing) found.chosen = { kind: "thing", id: thing.id };
    else if (quote) found.chosen = { kind: "quote", id: quote.id };
    else if (link) found.chosen = { kind: "link", id: link.id };
    const focus = address.has("focus") && thingAt(address.get("focus"));
    if (focus) found.focus = focus.id;
    const classes = new Set(content.classes.map((one) => one.name));
    found.hiddenClasses = new Set((address.get("without") ?? "").split(" ").filter((name) => classes.has(name)));
    const hidden = new Set(address.getAll("hide"));
    found.hiddenDocuments = new Set(content.documents.filter((one) => hidden.has(one.name)).map((one) => one.id));
    found.derived = address.get("derived") === "1";
    change(found, { remember: false });
  }

  // src/visible.js
  function visible(state2) {
    const things = /* @__PURE__ */ new Set();
    const links = /* @__PURE__ */ new Set();
    const anyDocument = (documents) => !documents.length || documents.some((id) => !state2.hiddenDocuments.has(id));
    const near = state2.focus === null ? null : neighbours(state2.focus, state2.derived);
    for (const thing of content.things) {
      const look = content.classes[thing.class];
      const wanted2 = near ? near.has(thing.id) : true;
      if (wanted2 && !state2.hiddenClasses.has(look.name) && anyDocument(thing.documents)) things.add(thing.id);
    }
    for (const link of content.links) {
      if ((!link.derived || state2.derived) && things.has(link.source) && things.has(link.target) && anyDocument(link.documents)) {
        links.add(link.id);
      }
    }
    return { things, links };
  }
  function neighbours(id, derived) {
    const found = /* @__PURE__ */ new Set([id]);
    for (const link of content.things[id].links) {
      if (!link.derived || derived) found.add(link.source).add(link.target);
    }
    return found;
  }

  // src/filters.js
  var MANY = 12;
  var narrow = matchMedia("(max-width: 800px)");
  function startFilters() {
    const classes = new Map(content.classes.map((look, number) => [look.name, classChoice(look, number)]));
    byId("class-filter").append(...classes.values());
    const documents = content.documents.map(documentChoice);
    byId("document-filter").append(...documents);
    startDocumentSearch(documents);
    const derived = content.links.filter((link) => link.derived).length;
    byId("derived-count").textContent = String(derived);
    byId("derived-choice").hidden = derived === 0;
    byId("derived-choice").closest("fieldset").hidden = derived === 0;
    byId("derived").addEventListener("change", (event) => change({ derived: event.target.checked }));
    byId("reset").addEventListener("click", showEverything);
    byId("filters-fold").open = !narrow.matches;
    narrow.addEventListener("change", () => byId("filters-fold").open = !narrow.matches);
    const render = (now) => {
      for (const [name, choice2] of classes) choice2.querySelector("input").checked = !now.hiddenClasses.has(name);
      documents.forEach((choice2, id) => choice2.querySelector("input").checked = !now.hiddenDocuments.has(id));
      byId("derived").checked = now.derived;
      byId("reset").hidden = !isFiltered();
      const hidden = isFiltered() ? content.things.length - visible(now).things.size : 0;
      byId("filters-state").textContent = hidden ? word("filters_hidden", { count: hidden }) : "";
    };
    subscribe(render);
    render(state);
  }
  function classChoice(look, number) {
    const count = content.things.filter((thing) => thing.class === number).length;
    const others = content.classes.map((one) => one.name).filter((name) => name !== look.name);
    return choice(look.plural, count, shapeOf(number, look.shape), {
      toggle: () => change({ hiddenClasses: toggled(state.hiddenClasses, look.name) }),
      only: () => change({ hiddenClasses: new Set(others) })
    });
  }
  function documentChoice(source) {
    const others = content.documents.map((one) => one.id).filter((id) => id !== source.id);
    const title = element("span", { class: "title", title: titleOf(source) }, titleOf(source));
    const text = element("span", {}, title, source.issued ? element("span", { class: "note date" }, source.issued) : null);
    return choice(text, null, null, {
      toggle: () => change({ hiddenDocuments: toggled(state.hiddenDocuments, source.id) }),
      only: () => change({ hiddenDocuments: new Set(others) })
    });
  }
  function choice(text, count, drawing, { toggle, only }) {
    const name = typeof text === "string" ? text : text.firstChild.textContent;
    return element(
      "div",
      { class: "choice-row" },
      element(
        "label",
        { class: "choice" },
        element("input", { type: "checkbox", checked: true, change: toggle }),
        drawing,
        typeof text === "string" ? element("span", {}, text) : text,
        count === null ? null : element("span", { class: "count" }, String(count))
      ),
      button(word("only"), only, { class: "only", "aria-label": `${name}: ${word("only")}` })
    );
  }
  function toggled(set, value) {
    const copy = new Set(set);
    if (!copy.delete(value)) copy.add(value);
    return copy;
  }
  function startDocumentSearch(rows) {
    const input = byId("document-search");
    input.hidden = content.documents.length <= MANY;
    input.addEventListener("input", () => {
      const sought = fold(input.value.trim());
      content.documents.forEach((source, id) => rows[id].hidden = !fold(`${titleOf(source)} ${source.name}`).includes(sought));
    });
  }

  // src/claims.js
  var FEW = 12;
  function groupFacts(facts, seenFrom = null) {
    const groups = /* @__PURE__ */ new Map();
    for (const fact of facts) {
      const quotes2 = quotesOf(fact);
      const place = JSON.stringify([fact.derived, quotes2.map((quote) => quote.id)]);
      if (!groups.has(place)) groups.set(place, { quotes: quotes2, derived: fact.derived, lines: /* @__PURE__ */ new Map() });
      const side = fact.subject === seenFrom ? "subject" : fact.object === seenFrom ? "object" : null;
      const fixed = side === null ? [fact.subject, fact.object] : [];
      const line2 = JSON.stringify([fact.relation, side, fixed, fact.qualifier, fact.status, fact.confidence, fact.correction]);
      const { lines } = groups.get(place);
      if (!lines.has(line2)) lines.set(line2, { fact, side, facts: [] });
      lines.get(line2).facts.push(fact);
    }
    const first = ({ quotes: quotes2 }) => quotes2.length ? quotes2[0].id : Infinity;
    return [...groups.values()].sort((one, other) => one.derived - other.derived || first(one) - first(other)).map((group) => ({ ...group, lines: [...group.lines.values()] }));
  }
  function endChip(end2, { strong = false } = {}) {
    if (typeof end2 !== "number") return element("span", { class: "value" }, end2);
    const thing = content.things[end2];
    if (strong) return element("strong", {}, thing.label);
    const look = content.classes[thing.class];
    return element(
      "button",
      { type: "button", class: "chip", click: () => choose("thing", end2) },
      shapeOf(thing.class, look.shape),
      thing.label
    );
  }
  function claimCard(group, seenFrom = null) {
    return element(
      "li",
      { class: group.derived ? "claim derived" : "claim" },
      group.lines.map((line2) => statement(line2, seenFrom)),
      group.derived ? element("p", { class: "note" }, word("derived_note")) : null,
      group.quotes.map((quote) => quoteBlock(quote))
    );
  }
  function statement({ fact, side, facts }, seenFrom = null) {
    const { label, definition } = content.relations[fact.relation];
    const relation = element("span", { class: "relation", title: definition }, label);
    const others = side === "object" ? facts.map((one) => one.subject) : facts.map((one) => one.object);
    const parts = side === "object" ? [...chips(others), relation, endChip(seenFrom, { strong: true })] : side === "subject" ? [relation, ...chips(others)] : [endChip(fact.subject), relation, endChip(fact.object)];
    return element("p", { class: "statement" }, parts, badges(fact), sureness(fact));
  }
  function chips(ends) {
    const rest = ends.slice(FEW);
    const shown = ends.slice(0, FEW).map((end2) => endChip(end2));
    if (!rest.length) return shown;
    const more = button(word("show_all", { count: ends.length }), () => more.replaceWith(...rest.map((end2) => endChip(end2))), { class: "plain" });
    return [...shown, more];
  }
  var badges = (fact) => [
    ...qualities(fact).map((text) => element("span", { class: "badge" }, text)),
    fact.disputed ? element("span", { class: "badge disputed" }, word("disputed")) : null
  ];
  function sureness({ confidence, correction }) {
    if (correction) return element("span", { class: "note" }, correction);
    if (confidence === null) return null;
    const percent2 = Math.round(confidence * 100);
    return element("span", { class: "note", title: word("confidence_help") }, word("confidence", { percent: percent2 }));
  }
  function quoteBlock(quote) {
    const source = content.documents[quote.document];
    const open = () => choose("quote", quote.id, { view: "documents", source: quote.document });
    const here = state.view === "documents" && state.source === quote.document && state.chosen?.kind === "quote";
    return element(
      "figure",
      { class: "quote" },
      element("blockquote", { lang: source.language }, quote.text),
      element(
        "figcaption",
        {},
        element("span", { class: "source" }, titleOf(source)),
        element("span", { class: "note" }, originOf(source)),
        here ? null : button(word("read"), open, { class: "read" })
      )
    );
  }
  var wanted = (facts) => facts.filter((fact) => state.derived || !fact.derived);
  var factCount = (facts) => counted("fact_count", facts.length);

  // src/panel.js
  var TOP = 8;
  var PARTS = ["chosen", "derived", "view", "focus", "source"];
  function startPanel() {
    const panel = byId("panel");
    const render = (now, before) => {
      if (before && PARTS.every((part) => now[part] === before[part])) return;
      const focused = panel.contains(document.activeElement);
      panel.replaceChildren(...told(now));
      panel.classList.toggle("empty", now.chosen === null);
      document.body.classList.toggle("chosen", now.chosen !== null);
      panel.scrollTop = 0;
      if (before && now.chosen !== before.chosen) announce(now);
      if (focused) focusAnew(now);
    };
    subscribe(render);
    render(state);
    byId("about").addEventListener("click", () => choose("about", 0));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && state.chosen && !event.defaultPrevented) change({ chosen: null });
    });
  }
  function focusAnew({ chosen: chosen2, view }) {
    const next = chosen2 ? byId("panel").querySelector("h2") : byId({ network: "picture", facts: "facts-search", documents: "reader" }[view]);
    next?.focus({ preventScroll: true });
  }
  function announce({ chosen: chosen2 }) {
    byId("announced").textContent = chosen2 ? byId("panel").querySelector("h2").textContent : "";
  }
  function told({ chosen: chosen2, view, source }) {
    if (chosen2?.kind === "thing") return aboutThing(content.things[chosen2.id]);
    if (chosen2?.kind === "link") return aboutLink(content.links[chosen2.id]);
    if (chosen2?.kind === "quote") return aboutQuote(content.quotes[chosen2.id]);
    if (chosen2?.kind === "about") return overview();
    return view === "documents" && source !== null ? aboutDocument(content.documents[source]) : overview();
  }
  function head(title, lead) {
    return element(
      "header",
      {},
      element("h2", { tabindex: "-1" }, title),
      button("\xD7", () => change({ chosen: null }), { class: "close", "aria-label": word("close"), title: word("close") }),
      lead
    );
  }
  function aboutThing(thing) {
    const look = content.classes[thing.class];
    const kind = element("p", { class: "kind" }, shapeOf(thing.class, look.shape), [look.label, ...thing.kinds].join(" \xB7 "));
    const facts = wanted(thing.facts);
    return [
      head(thing.label, kind),
      names(word("also_called"), thing.aliases),
      names(word("misspelt"), thing.misspellings),
      element("p", { class: "note" }, [counted("spoken_of", thing.documents.length), factCount(facts)].join(" \xB7 ")),
      actions(thing),
      facts.length ? cards(facts, thing.id) : element("p", {}, word("no_facts"))
    ];
  }
  function names(title, list) {
    return list.length ? element("p", { class: "names" }, element("span", { class: "note" }, title), " ", list.join(" \xB7 ")) : "";
  }
  function actions(thing) {
    const focused = state.focus === thing.id;
    const focus = focused ? button(word("view_all"), () => change({ focus: null })) : button(word("focus"), () => change({ focus: thing.id, view: "network" }));
    const show = state.view === "network" ? null : button(word("show_in_picture"), () => change({ view: "network" }));
    return element("p", { class: "actions" }, show, focus);
  }
  function aboutLink(link) {
    const facts = link.facts.map((id) => content.facts[id]);
    const between = wanted(content.things[link.source].facts).filter(
      (fact) => !facts.includes(fact) && [fact.subject, fact.object].includes(link.target)
    );
    const ends = element("p", { class: "statement" }, endChip(link.source), element("span", { class: "relation" }, link.label), endChip(link.target));
    const title = [content.things[link.source].label, link.label, content.things[link.target].label].join(" ");
    return [
      head(title, ends),
      cards(facts),
      between.length ? element("h3", {}, word("between")) : "",
      between.length ? cards(between) : ""
    ];
  }
  function aboutQuote(quote) {
    const lines = wanted(quote.facts).map((fact) => statement({ fact, side: null, facts: [fact] }));
    return [head(word("sentence_says")), element("div", { class: "claim" }, lines), quoteBlock(quote)];
  }
  function aboutDocument(source) {
    const spoken = content.things.filter((thing) => thing.documents.includes(source.id));
    const classes = content.classes.map((look, number) => {
      const things = spoken.filter((thing) => thing.class === number);
      if (!things.length) return "";
      return [element("h3", {}, look.plural), chipList(things.map((thing) => thing.id))];
    });
    return [element("header", {}, element("h2", {}, word("speaks_of"))), classes.flat()].flat();
  }
  var cards = (facts, seenFrom = null) => element("ul", { class: "claims" }, groupFacts(facts, seenFrom).map((group) => claimCard(group, seenFrom)));
  function overview() {
    const stated = content.facts.filter((fact) => !fact.derived);
    const figures = { documents: content.documents.length, things: content.things.length, facts: stated.length };
    const most = [...content.things].sort((one, other) => other.importance - one.importance).slice(0, TOP);
    const { disputes, undated } = content;
    return [
      state.chosen ? head(word("about")) : element("header", {}, element("h2", {}, word("about"))),
      element("p", {}, word("about_figures", figures)),
      element("p", { class: "note" }, word("about_help")),
      element("h3", {}, word("most_linked")),
      chipList(most.map((thing) => thing.id)),
      disputes.length ? fold2(word("disputes", { count: disputes.length }), disputes.map(aboutDispute)) : "",
      undated.length ? fold2(word("undated_meetings", { count: undated.length }), [chipList(undated.map(({ thing }) => thing))]) : ""
    ];
  }
  var chipList = (ids) => element("ul", { class: "chips" }, ids.map((id) => element("li", {}, endChip(id))));
  var fold2 = (title, parts) => element("details", {}, element("summary", {}, title), parts);
  function aboutDispute({ kind, about, why, facts, said }) {
    const title = element("p", { class: "statement" }, element("span", { class: "relation" }, worded("dispute", kind)), endChip(about));
    const reason = element("p", { class: "note" }, why);
    const facts_ = facts.map((id) => content.facts[id]);
    return element("section", { class: "dispute" }, title, reason, facts_.length ? cards(facts_) : "", said.map(saying));
  }
  function saying({ value, document: document2, quote }) {
    const source = content.documents[document2];
    const told3 = element("figure", { class: "quote" }, element("blockquote", { lang: source.language }, quote), element("figcaption", {}, source.name));
    return element("div", {}, element("p", { class: "statement" }, value), told3);
  }

  // src/appearance.js
  var KEY = "kg-theme";
  var system = matchMedia("(prefers-color-scheme: dark)");
  var isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  function stored(value) {
    try {
      if (value) localStorage.setItem(KEY, value);
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }
  function startAppearance(apply2) {
    const kept = stored();
    if (kept === "dark" || kept === "light") document.documentElement.dataset.theme = kept;
    byId("theme").addEventListener("click", () => {
      document.documentElement.dataset.theme = isDark() ? "light" : "dark";
      stored(document.documentElement.dataset.theme);
      apply2();
    });
    system.addEventListener("change", apply2);
    apply2();
  }

  // src/theme.js
  var listeners = [];
  var onTheme = (listener) => listeners.push(listener);
  var colourOf = (look) => isDark() ? look.colourOnDark : look.colour;
  var styleColour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  function apply() {
    const style = document.documentElement.style;
    content.classes.forEach((look, number) => style.setProperty(`--class-${number}`, colourOf(look)));
    for (const listener of listeners) listener();
  }
  var startTheme = () => startAppearance(apply);

  // src/labels.js
  var NODE_FONT = 13;
  var LINK_FONT = 11;
  var LINE = 1.2;
  var MOST = 400;
  var FOREMOST = 8;
  var NEAR = 0.8;
  function makeLabels({ network, nodes, edges, face }) {
    const lines = nodes.map((node) => node.label.split("\n"));
    const widths = /* @__PURE__ */ new Map();
    const order = content.things.map((thing) => thing.id).sort((one, other) => content.things[other].importance - content.things[one].importance || one - other);
    let painted = [];
    const width = (context, text, size) => {
      const key = `${size} ${text}`;
      if (!widths.has(key)) widths.set(key, context.measureText(text).width);
      return widths.get(key);
    };
    function paint(context, { shown, lit, quick }) {
      const scale = network.getScale();
      const centre = network.getViewPosition();
      const canvas = network.canvas.frame.canvas;
      const view = { width: canvas.clientWidth, height: canvas.clientHeight };
      const toScreen = (point) => ({
        x: (point.x - centre.x) * scale + view.width / 2,
        y: (point.y - centre.y) * scale + view.height / 2
      });
      const ratio = canvas.width / canvas.clientWidth;
      context.save();
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineJoin = "round";
      const ink = { text: styleColour("--ink"), faint: styleColour("--faint"), halo: styleColour("--ground") };
      if (quick) repaint(context, { toScreen, ink });
      else {
        const taken = makeGrid();
        const bodies = makeGrid();
        painted = [];
        paintThings(context, { shown, lit, scale, view, toScreen, taken, bodies, ink });
        paintLinks(context, { shown, lit, scale, view, toScreen, taken, bodies, ink });
      }
      context.restore();
    }
    function repaint(context, { toScreen, ink }) {
      context.font = `${NODE_FONT}px ${face}`;
      for (const { kind, id, offset } of painted) {
        if (kind !== "thing") continue;
        const place = toScreen(network.body.nodes[id]);
        lines[id].forEach((line2, row) => write2(context, line2, place.x + offset.x, place.y + offset.y + row * NODE_FONT * LINE, ink.text, ink.halo));
      }
    }
    function paintThings(context, { shown, lit, scale, view, toScreen, taken, bodies, ink }) {
      const ids = (lit ? order.filter((id) => lit.things.has(id)) : order).filter((id) => shown.things.has(id));
      const spots = new Map(ids.map((id) => [id, { place: toScreen(network.body.nodes[id]), radius: network.body.nodes[id].options.size * scale }]));
      for (const { place, radius } of spots.values()) {
        const half = Math.max(radius * 0.8, 3);
        bodies.add({ left: place.x - half, right: place.x + half, top: place.y - half, bottom: place.y + half });
      }
      const inside = (box) => box.left >= 0 && box.right <= view.width && box.top >= 0 && box.bottom <= view.height;
      for (const [rank2, id] of ids.entries()) {
        if (painted.length >= MOST) break;
        const { place, radius } = spots.get(id);
        if (place.x < 0 || place.x > view.width || place.y < 0 || place.y > view.height) continue;
        const chosen2 = lit?.chosen === id;
        const size = chosen2 ? NODE_FONT + 2 : NODE_FONT;
        context.font = `${chosen2 ? "600 " : ""}${size}px ${face}`;
        const text = lines[id];
        const half = Math.max(...text.map((line2) => width(context, line2, context.font))) / 2 + 2;
        const around = boxesAround(place, Math.max(radius, 3) + (chosen2 ? 10 * scale : 2), half, text.length * size * LINE);
        const free = around.filter((one) => inside(one) && !taken.overlaps(one));
        const box = free.find((one) => !bodies.overlaps(one)) ?? (rank2 < FOREMOST ? free[0] : null) ?? (chosen2 ? around[0] : null);
        if (!box) continue;
        taken.add(box);
        const middle = (box.left + box.right) / 2;
        const top = box.top + size * LINE / 2;
        painted.push({ kind: "thing", id, box, offset: { x: middle - place.x, y: top - place.y } });
        text.forEach((line2, row) => write2(context, line2, middle, top + row * size * LINE, ink.text, ink.halo));
      }
    }
    function paintLinks(context, { shown, lit, scale, view, toScreen, taken, bodies, ink }) {
      context.font = `${LINK_FONT}px ${face}`;
      const candidates = lit ? lit.links : shown.links;
      for (const id of candidates) {
        if (painted.length >= MOST) break;
        if (!shown.links.has(id)) continue;
        const edge = network.body.edges[id];
        if (!edge?.connected) continue;
        const length = Math.hypot(edge.from.x - edge.to.x, edge.from.y - edge.to.y) * scale;
        const half = width(context, edges[id].label, context.font) / 2 + 3;
        if (!lit && (scale < NEAR || length < half * 2 + 40)) continue;
        const place = toScreen(edge.edgeType.getPoint(0.5));
        const box = { left: place.x - half, right: place.x + half, top: place.y - 8, bottom: place.y + 8 };
        if (box.right < 0 || box.left > view.width || box.bottom < 0 || box.top > view.height) continue;
        if (taken.overlaps(box) || bodies.overlaps(box) && candidates.size !== 1) continue;
        taken.add(box);
        painted.push({ kind: "link", id, box });
        write2(context, edges[id].label, place.x, place.y, ink.faint, ink.halo);
      }
    }
    const at = (x, y) => painted.find(({ box }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) ?? null;
    return { paint, at, painted: () => painted };
  }
  function boxesAround({ x, y }, distance, half, height) {
    const box = (left, top) => ({ left, right: left + 2 * half, top, bottom: top + height });
    return [
      box(x - half, y + distance),
      box(x - half, y - distance - height),
      box(x + distance + 2, y - height / 2),
      box(x - distance - 2 - 2 * half, y - height / 2)
    ];
  }
  function write2(context, text, x, y, colour, halo) {
    context.strokeStyle = halo;
    context.lineWidth = 4;
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }
  function makeGrid(cell = 60) {
    const cells = /* @__PURE__ */ new Map();
    const each = (box, visit) => {
      for (let column = Math.floor(box.left / cell); column <= Math.floor(box.right / cell); column++) {
        for (let row = Math.floor(box.top / cell); row <= Math.floor(box.bottom / cell); row++) {
          if (visit(column * 100003 + row)) return true;
        }
      }
      return false;
    };
    const apart = (one, other) => one.right < other.left || one.left > other.right || one.bottom < other.top || one.top > other.bottom;
    return {
      overlaps: (box) => each(box, (key) => (cells.get(key) ?? []).some((other) => !apart(box, other))),
      add: (box) => each(box, (key) => void (cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box])))
    };
  }

  // src/picture.js
  var LARGE = 1500;
  var STEP = 60;
  var SMALLEST = 5;
  var still = matchMedia("(prefers-reduced-motion: reduce)");
  var narrow2 = matchMedia("(max-width: 800px)");
  function startPicture() {
    const place = byId("picture");
    const { nodes, edges, options } = readPicture();
    suit(nodes, place);
    const shown = { now: visible(state) };
    const drawn = {
      nodes: nodes.map(({ label, ...node }) => ({ ...node, hidden: false })),
      edges: edges.map(({ label, ...edge }) => ({ ...edge, hidden: !shown.now.links.has(edge.id) }))
    };
    const large = edges.length > LARGE;
    const network = new vis.Network(place, drawn, withColours(options, large));
    const labels = makeLabels({ network, nodes, edges, face: getComputedStyle(document.body).fontFamily });
    const moving = { view: false };
    network.on("afterDrawing", (context) => {
      const lit = litBy(state);
      if (lit) drawVeil(context, network, lit, shown.now);
      labels.paint(context, { shown: shown.now, lit, quick: moving.view && large });
    });
    network.on("dragStart", () => moving.view = true);
    network.on("dragEnd", () => moving.view = false);
    listen(place, network, labels);
    startZoom(place, network, shown);
    subscribe((now, before) => {
      const next = visible(now);
      shown.now = next;
      hide(network, next);
      if (now.view === "network" && (before.focus !== now.focus || before.view !== now.view)) fit(network, shown.now);
      if (now.chosen && now.chosen !== before.chosen && now.view === "network") bringIntoSight(network, now.chosen);
      network.redraw();
    });
    onTheme(() => {
      network.setOptions(withColours(options, large));
      network.redraw();
    });
    fit(network, shown.now, { animation: false });
    return { network, labels, shown: () => shown.now };
  }
  function suit(nodes, place) {
    if (!nodes.length) return;
    const extent = (axis) => Math.max(...nodes.map((node) => node[axis])) - Math.min(...nodes.map((node) => node[axis])) + 120;
    const [width, height] = [extent("x"), extent("y")];
    if (width > height !== place.clientWidth > place.clientHeight) {
      for (const node of nodes) [node.x, node.y] = [node.y, node.x];
    }
    const long = Math.max(width, height) / Math.max(place.clientWidth, place.clientHeight);
    const short = Math.min(width, height) / Math.min(place.clientWidth, place.clientHeight);
    const grown = Math.min(2, Math.max(1, SMALLEST * Math.max(long, short) / Math.min(...nodes.map((node) => node.size))));
    for (const node of nodes) node.size = Math.round(node.size * grown * (node.shape === "star" ? 1.15 : 1));
  }
  function withColours(options, large) {
    const ground = styleColour("--ground");
    const line2 = styleColour("--line-strong");
    const groups = { useDefaultGroups: false };
    for (const look of content.classes) {
      const colour = colourOf(look);
      const ring = look.shape === "ring";
      const border = large ? 1 : ring ? 4 : 1.5;
      groups[look.name] = { borderWidth: border, color: plain(ring ? ground : colour, ring || large ? colour : ground) };
    }
    return {
      ...options,
      groups,
      nodes: { ...options.nodes, chosen: false },
      edges: { ...options.edges, chosen: false, color: { color: line2, hover: line2, highlight: line2, inherit: false } },
      interaction: { ...options.interaction, selectable: false, hideEdgesOnDrag: large, hideEdgesOnZoom: large }
    };
  }
  var plain = (background, border) => ({
    background,
    border,
    highlight: { background, border },
    hover: { background, border }
  });
  function hide(network, shown) {
    const { nodes, edges, emitter } = network.body;
    for (const { id } of content.things) nodes[id].options.hidden = !shown.things.has(id);
    for (const { id } of content.links) edges[id].options.hidden = !shown.links.has(id);
    emitter.emit("_dataChanged");
  }
  function litBy({ chosen: chosen2, derived }) {
    if (chosen2?.kind === "thing") {
      const links = content.things[chosen2.id].links.filter((link) => derived || !link.derived).map((link) => link.id);
      const near = neighbours(chosen2.id, derived);
      near.delete(chosen2.id);
      return { chosen: chosen2.id, things: /* @__PURE__ */ new Set([chosen2.id, ...near]), links: new Set(links) };
    }
    if (chosen2?.kind === "link") {
      const { source, target } = content.links[chosen2.id];
      return { chosen: null, things: /* @__PURE__ */ new Set([source, target]), links: /* @__PURE__ */ new Set([chosen2.id]) };
    }
    return null;
  }
  function drawVeil(context, network, lit, shown) {
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = styleColour("--veil");
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    context.restore();
    for (const id of lit.links) if (shown.links.has(id)) drawStrongly(context, network.body.edges[id]);
    for (const id of lit.things) if (shown.things.has(id)) network.body.nodes[id].draw(context);
    if (lit.chosen === null || !shown.things.has(lit.chosen)) return;
    const { x, y, options } = network.body.nodes[lit.chosen];
    context.beginPath();
    context.arc(x, y, options.size + 9, 0, 2 * Math.PI);
    context.strokeStyle = styleColour("--accent");
    context.lineWidth = 3;
    context.stroke();
  }
  function drawStrongly(context, edge) {
    const { color } = edge.options;
    edge.options.color = { ...color, color: styleColour("--faint") };
    edge.draw(context);
    edge.options.color = color;
  }
  function listen(place, network, labels) {
    const under = (point) => {
      const thing = network.getNodeAt(point);
      if (thing !== void 0) return { kind: "thing", id: thing };
      const label = labels.at(point.x, point.y);
      if (label) return label;
      const link = network.getEdgeAt(point);
      return link === void 0 ? null : { kind: "link", id: link };
    };
    network.on("click", ({ pointer }) => {
      const found = under(pointer.DOM);
      if (found) choose(found.kind, found.id);
      else if (state.chosen) change({ chosen: null });
    });
    network.on("doubleClick", ({ pointer }) => {
      const found = under(pointer.DOM);
      if (found?.kind === "thing") choose("thing", found.id, { focus: found.id });
    });
    place.addEventListener("mousemove", (event) => {
      const frame = place.getBoundingClientRect();
      place.classList.toggle("over", under({ x: event.clientX - frame.left, y: event.clientY - frame.top }) !== null);
    });
  }
  function startZoom(place, network, shown) {
    const zoom = (factor) => network.moveTo({ scale: Math.min(5, Math.max(0.02, network.getScale() * factor)), animation: motion(150) });
    const pan = (x, y) => {
      const { x: left, y: top } = network.getViewPosition();
      network.moveTo({ position: { x: left + x / network.getScale(), y: top + y / network.getScale() } });
    };
    byId("zoom-in").addEventListener("click", () => zoom(1.4));
    byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
    byId("zoom-fit").addEventListener("click", () => fit(network, shown.now));
    const keys = {
      ArrowLeft: () => pan(-STEP, 0),
      ArrowRight: () => pan(STEP, 0),
      ArrowUp: () => pan(0, -STEP),
      ArrowDown: () => pan(0, STEP),
      "+": () => zoom(1.4),
      "=": () => zoom(1.4),
      "-": () => zoom(1 / 1.4),
      0: () => fit(network, shown.now)
    };
    place.addEventListener("keydown", (event) => {
      if (!(event.key in keys) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      keys[event.key]();
    });
  }
  var motion = (duration) => still.matches ? false : { duration, easingFunction: "easeInOutQuad" };
  function fit(network, shown, { animation = motion(400) } = {}) {
    if (shown.things.size) network.fit({ nodes: [...shown.things], animation, maxZoomLevel: 1.4 });
  }
  function bringIntoSight(network, chosen2) {
    const ends = chosen2.kind === "thing" ? [chosen2.id] : chosen2.kind === "link" ? linkEnds(chosen2.id) : [];
    if (!ends.length) return;
    const places = ends.map((id) => network.body.nodes[id]);
    const middle = { x: mean(places.map((one) => one.x)), y: mean(places.map((one) => one.y)) };
    const { clientWidth, clientHeight } = network.canvas.frame.canvas;
    const bottom = narrow2.matches ? clientHeight * 0.45 : clientHeight;
    const on = network.canvasToDOM(middle);
    const margin = 40;
    const inside = on.x > margin && on.x < clientWidth - margin && on.y > margin && on.y < bottom - margin;
    const scale = Math.max(network.getScale(), 0.5);
    if (inside && scale === network.getScale()) return;
    const offset = { x: 0, y: narrow2.matches ? -clientHeight * 0.28 : 0 };
    network.moveTo({ position: middle, scale, offset, animation: motion(350) });
  }
  var linkEnds = (id) => [content.links[id].source, content.links[id].target];
  var mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

  // src/reader.js
  function startReader() {
    const list = byId("document-list");
    const reader = byId("reader");
    const entries = content.documents.map(entry);
    list.append(element("ul", {}, entries.map((one) => element("li", {}, one))));
    const drawn = { source: null, thing: null };
    const render = (now, before) => {
      if (now.view !== "documents") return;
      if (now.source === null && content.documents.length) return change({ source: firstSource(now) });
      const thing = now.chosen?.kind === "thing" ? now.chosen.id : null;
      entries.forEach((one, id) => one.setAttribute("aria-current", String(id === now.source)));
      if (drawn.source !== now.source || drawn.thing !== thing) {
        if (now.source !== null) reader.replaceChildren(...told2(content.documents[now.source], thing));
        Object.assign(drawn, { source: now.source, thing });
      }
      markChosen(reader, now, before);
    };
    subscribe(render);
    render(state);
  }
  function firstSource({ chosen: chosen2 }) {
    if (chosen2?.kind === "quote") return content.quotes[chosen2.id].document;
    if (chosen2?.kind === "thing") return content.things[chosen2.id].documents[0] ?? 0;
    return 0;
  }
  function entry(source) {
    const facts = new Set(source.quotes.flatMap((quote) => quote.facts));
    return button("", () => change({ source: source.id, chosen: null }), {}).appendChild(
      element("span", {}, element("span", { class: "source" }, titleOf(source)), element("span", { class: "note" }, [originOf(source), counted("fact_count", facts.size)].join(" \xB7 ")))
    ).parentElement;
  }
  function told2(source, thing) {
    const link = source.url ? element("a", { href: source.url, rel: "noopener noreferrer", target: "_blank" }, word("open_source")) : null;
    return [
      element("h2", {}, titleOf(source)),
      element("p", { class: "note" }, [originOf(source), source.name].join(" \xB7 "), link ? " \xB7 " : null, link),
      element("p", { class: "note" }, source.text === null ? word("no_text") : word("sentences")),
      source.text === null ? sentencesOnly(source) : marked(source, thing)
    ];
  }
  function sentencesOnly(source) {
    return element("div", { class: "text", lang: source.language }, source.quotes.map((quote) => element("p", {}, mark([quote], quote.text))));
  }
  function marked(source, thing) {
    const points = Array.from(source.text);
    const names3 = thing === null ? [] : source.namings.filter(([, , id]) => id === thing);
    const borders = /* @__PURE__ */ new Set([0, points.length]);
    for (const { start, end: end2 } of source.quotes) borders.add(start).add(end2);
    for (const [start, end2] of names3) borders.add(start).add(end2);
    const cuts = [...borders].sort((one, other) => one - other);
    const text = element("div", { class: "text", lang: source.language });
    let open = null;
    for (let index2 = 0; index2 + 1 < cuts.length; index2++) {
      const [start, end2] = [cuts[index2], cuts[index2 + 1]];
      const quotes2 = source.quotes.filter((quote) => quote.start <= start && quote.end >= end2);
      const piece = points.slice(start, end2).join("");
      const named = names3.some(([from, to]) => from <= start && to >= end2);
      const shown = named ? element("span", { class: "named" }, piece) : piece;
      if (!quotes2.length) {
        open = null;
        text.append(shown);
      } else if (open && same(open.quotes, quotes2)) open.node.append(shown);
      else {
        open = { quotes: quotes2, node: mark(quotes2, shown) };
        text.append(open.node);
      }
    }
    return text;
  }
  var same = (one, other) => one.length === other.length && one.every((quote, index2) => quote === other[index2]);
  function mark(quotes2, shown) {
    const quote = [...quotes2].sort((one, other) => one.end - one.start - (other.end - other.start))[0];
    const open = () => choose("quote", quote.id, { source: quote.document });
    const press = (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open();
    };
    const attributes = { role: "button", tabindex: "0", click: open, keydown: press, "data-quotes": quotes2.map((one) => one.id).join(" ") };
    return element("mark", attributes, shown);
  }
  function markChosen(reader, now, before) {
    const quote = now.chosen?.kind === "quote" ? String(now.chosen.id) : null;
    let first = null;
    for (const node of reader.querySelectorAll("mark")) {
      const mine = quote !== null && node.dataset.quotes.split(" ").includes(quote);
      node.classList.toggle("chosen", mine);
      node.setAttribute("aria-pressed", String(mine));
      if (mine) first ?? (first = node);
    }
    const moved = !before || before.chosen !== now.chosen || before.view !== now.view;
    if (first && moved) first.scrollIntoView({ block: "center" });
    if (first && moved && before?.view !== "documents") first.focus({ preventScroll: true });
  }

  // src/search.js
  var MOST2 = 12;
  var names2 = content.things.map(
    (thing) => [thing.label, ...thing.aliases, ...thing.misspellings, ...thing.spellings].map((name) => ({ name, folded: fold(name) }))
  );
  function find(text) {
    const sought = fold(text.trim());
    if (!sought) return [];
    const found = [];
    content.things.forEach((thing) => {
      const ranked = names2[thing.id].map(({ name, folded }, position) => ({ thing, name, rank: rank(folded, sought) + (position ? 0.5 : 0) })).filter((match) => match.rank < 9).sort((one, other) => one.rank - other.rank);
      if (ranked.length) found.push(ranked[0]);
    });
    return found.sort(
      (one, other) => one.rank - other.rank || other.thing.importance - one.thing.importance || one.thing.label.localeCompare(other.thing.label)
    );
  }
  function rank(folded, sought) {
    if (folded === sought) return 0;
    if (folded.startsWith(sought)) return 1;
    if (folded.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(sought)) || folded.includes(" " + sought)) return 2;
    return folded.includes(sought) ? 3 : 9;
  }
  function startSearch() {
    const input = byId("search");
    const list = byId("found");
    let matches = [];
    let active = -1;
    function show(text) {
      const all = find(text);
      matches = all.slice(0, MOST2);
      active = matches.length ? 0 : -1;
      list.replaceChildren(...matches.map(option2));
      if (text.trim() && !all.length) list.append(element("li", { class: "note", role: "presentation" }, word("found_none")));
      byId("found-count").textContent = text.trim() ? word("found_count", { count: all.length }) : "";
      open(text.trim() !== "");
    }
    function option2({ thing, name }, position) {
      const look = content.classes[thing.class];
      const take = (event) => {
        event.preventDefault();
        pick(position);
      };
      const also = name === thing.label ? null : element("span", { class: "note" }, name);
      const attributes = { id: `found-${position}`, role: "option", pointerdown: (event) => event.preventDefault(), click: take };
      return element("li", attributes, shapeOf(thing.class, look.shape), element("span", {}, thing.label), also, element("span", { class: "note kind" }, look.label));
    }
    function open(wanted2) {
      list.hidden = !wanted2;
      input.setAttribute("aria-expanded", String(wanted2));
      mark2();
    }
    function mark2() {
      [...list.children].forEach((item, position) => item.setAttribute("aria-selected", String(position === active)));
      if (active >= 0 && !list.hidden) {
        input.setAttribute("aria-activedescendant", `found-${active}`);
        list.children[active].scrollIntoView({ block: "nearest" });
      } else input.removeAttribute("aria-activedescendant");
    }
    function pick(position) {
      const match = matches[position];
      if (!match) return;
      open(false);
      input.value = match.thing.label;
      choose("thing", match.thing.id, { view: "network" });
      byId("panel").querySelector("h2").focus({ preventScroll: true });
    }
    const step = (by) => {
      if (list.hidden) show(input.value);
      else if (matches.length) active = (active + by + matches.length) % matches.length;
      mark2();
    };
    const keys = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => list.hidden ? show(input.value) : pick(active),
      Escape: () => list.hidden ? input.value = "" : open(false)
    };
    input.addEventListener("input", () => show(input.value));
    input.addEventListener("focus", () => input.select());
    input.addEventListener("blur", () => open(false));
    input.addEventListener("keydown", (event) => {
      if (!(event.key in keys) || event.isComposing) return;
      event.preventDefault();
      keys[event.key]();
    });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.focus();
    });
  }

  // src/table.js
  var PAGE = 100;
  var COLUMNS = [
    { name: "subject", of: (row) => endText(row.fact.subject), cell: (row) => end(row.fact.subject) },
    { name: "relation", of: (row) => row.relation, cell: (row) => [row.relation, " ", badges(row.fact)].flat() },
    { name: "object", of: (row) => endText(row.fact.object), cell: (row) => end(row.fact.object) },
    { name: "sentence", of: (row) => row.text, cell: (row) => quotes(row) },
    { name: "document", of: (row) => row.source, cell: (row) => element("span", { class: "source", title: row.source }, row.source) },
    { name: "date", of: (row) => row.date ?? "", cell: (row) => row.date ?? word("undated") },
    { name: "confidence_title", of: (row) => row.fact.confidence ?? 0, cell: (row) => percent(row.fact.confidence) }
  ];
  var percent = (confidence) => confidence === null ? "" : `${Math.round(confidence * 100)} %`;
  function end(value) {
    if (typeof value !== "number") return value;
    return button(content.things[value].label, () => choose("thing", value), { class: "link" });
  }
  function quotes({ fact, found }) {
    return found.map(
      (quote) => button(quote.text, () => choose("quote", quote.id, { view: "documents", source: quote.document }), {
        class: "link sentence",
        lang: content.documents[quote.document].language,
        title: word("read"),
        "data-fact": fact.id
      })
    );
  }
  function makeRow(fact) {
    const found = quotesOf(fact);
    const sources = fact.documents.map((id) => content.documents[id]);
    const row = {
      fact,
      found,
      relation: content.relations[fact.relation].label,
      text: found.map((quote) => quote.text).join(" "),
      source: sources.map(titleOf).join("; "),
      date: sources.map((source) => source.issued).filter(Boolean).sort()[0]
    };
    row.searched = fold([...COLUMNS.slice(0, 5).map((column) => column.of(row)), row.date, ...qualities(fact)].join(" "));
    return row;
  }
  function startTable() {
    const view = { rows: null, sort: "subject", down: false, shown: PAGE };
    const body = element("tbody");
    const headers = COLUMNS.map((column) => {
      const sort = () => {
        view.down = view.sort === column.name && !view.down;
        view.sort = column.name;
        render();
      };
      return element("th", { scope: "col", role: "columnheader", "data-column": column.name }, button(word(column.name), sort));
    });
    byId("facts-table").setAttribute("role", "table");
    byId("facts-table").append(element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, headers)), body);
    body.setAttribute("role", "rowgroup");
    fillChoices();
    for (const id of ["facts-search", "facts-relation", "facts-document", "facts-derived", "facts-disputed"]) {
      byId(id).addEventListener("input", () => {
        view.shown = PAGE;
        render();
      });
    }
    byId("facts-more").addEventListener("click", () => {
      view.shown += PAGE;
      render();
    });
    function render() {
      view.rows ?? (view.rows = content.facts.map(makeRow));
      const rows = sorted(view.rows.filter(chosen()), view);
      for (const header of headers) {
        const mine = header.dataset.column === view.sort;
        header.setAttribute("aria-sort", mine ? view.down ? "descending" : "ascending" : "none");
      }
      body.replaceChildren(...rows.slice(0, view.shown).map(line));
      const shown = Math.min(view.shown, rows.length);
      byId("facts-count").textContent = word("facts_shown", { shown, count: rows.length });
      byId("facts-more").parentElement.hidden = rows.length <= view.shown;
    }
    const renderIfSeen = (now, before) => {
      if (now.view === "facts" && before?.view !== "facts") render();
    };
    subscribe(renderIfSeen);
    renderIfSeen(state);
  }
  function fillChoices() {
    const relations = content.relations.map((relation, id) => [id, relation.label]).sort((one, other) => one[1].localeCompare(other[1]));
    byId("facts-relation").append(option("", word("all_relations")), ...relations.map(([id, label]) => option(id, label)));
    byId("facts-document").append(option("", word("all_documents")), ...content.documents.map((source) => option(source.id, titleOf(source))));
    byId("facts-disputed").closest("label").hidden = !content.disputes.length;
    byId("facts-derived").closest("label").hidden = !content.facts.some((fact) => fact.derived);
  }
  var option = (value, text) => element("option", { value: String(value) }, text);
  function chosen() {
    const sought = fold(byId("facts-search").value.trim()).split(/\s+/).filter(Boolean);
    const relation = byId("facts-relation").value;
    const source = byId("facts-document").value;
    const derived = byId("facts-derived").checked;
    const disputed = byId("facts-disputed").checked;
    return (row) => (derived || !row.fact.derived) && (!disputed || row.fact.disputed) && (relation === "" || row.fact.relation === Number(relation)) && (source === "" || row.fact.documents.includes(Number(source))) && sought.every((part) => row.searched.includes(part));
  }
  function sorted(rows, { sort, down }) {
    const { of } = COLUMNS.find((column) => column.name === sort);
    const compare = new Intl.Collator("en", { numeric: true }).compare;
    const keyed = rows.map((row) => ({ row, key: String(of(row)) }));
    keyed.sort((one, other) => compare(one.key, other.key) * (down ? -1 : 1) || one.row.fact.id - other.row.fact.id);
    return keyed.map(({ row }) => row);
  }
  function line(row) {
    const cells = COLUMNS.map(
      (column) => element("td", { role: "cell", "data-label": word(column.name), class: `of-${column.name}` }, column.cell(row))
    );
    return element("tr", { role: "row" }, cells);
  }

  // src/views.js
  function startViews() {
    const tabs = [...document.querySelectorAll("[data-view]")];
    for (const tab of tabs) tab.addEventListener("click", () => change({ view: tab.dataset.view }));
    const render = (now) => {
      for (const tab of tabs) {
        const mine = tab.dataset.view === now.view;
        tab.setAttribute("aria-pressed", String(mine));
        byId(`${tab.dataset.view}-view`).hidden = !mine;
      }
      document.body.dataset.shows = now.view;
    };
    subscribe(render);
    render(state);
    byId("skip").addEventListener("click", () => byId("main").focus());
  }

  // src/main.js
  startTheme();
  startViews();
  startFilters();
  startPanel();
  startSearch();
  startTable();
  startReader();
  var picture = startPicture();
  readAddress();
  addEventListener("popstate", readAddress);
  globalThis.kgPage = { ...picture, content };
})();
