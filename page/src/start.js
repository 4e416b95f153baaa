/** Starts the parts of the page. Nothing here or in any part fetches, sends or evaluates anything. */

import { content } from "./content.js";
import { startFilters } from "./filters.js";
import { startPanel } from "./panel.js";
import { startPicture } from "./picture.js";
import { startReader } from "./reader.js";
import { startSearch } from "./search.js";
import { readAddress } from "./state.js";
import { startTable } from "./table.js";
import { startTheme } from "./theme.js";
import { startViews } from "./views.js";

startTheme();
startViews();
startFilters();
startPanel();
startSearch();
startTable();
startReader();
const picture = startPicture();
readAddress();
addEventListener("popstate", readAddress);

/** For whoever tests the page: where things are on the screen. */
globalThis.kgPage = { ...picture, content };
