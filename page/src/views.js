/** Which of the views is seen. */

import { byId } from "./dom.js";
import { change, state, subscribe } from "./state.js";

export function startViews() {
  const tabs = [...document.querySelectorAll("[data-view]")];
  for (const tab of tabs) tab.addEventListener("click", () => change({ view: tab.dataset.view }));
  const render = (now) => {
    for (const tab of tabs) {
      const mine = tab.dataset.view === now.view;
      tab.setAttribute("aria-pressed", String(mine));
      if (mine) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
      byId(`${tab.dataset.view}-view`).hidden = !mine;
    }
    document.body.dataset.shows = now.view;
  };
  subscribe(render);
  render(state);
  byId("skip").addEventListener("click", () => byId("main").focus());
}
