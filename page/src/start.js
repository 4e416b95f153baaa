/** Starts the parts of the page. Nothing here or in any part fetches, sends or evaluates anything. */

import { content } from "./content.js";
import { startDoubts } from "./doubts.js";
import { startFilters } from "./filters.js";
import { startLanguage } from "./language.js";
import { startPanel } from "./panel.js";
import { startPicture } from "./picture.js";
import { startQuestions } from "./questions.js";
import { startReader } from "./reader.js";
import { startSearch } from "./search.js";
import { readAddress } from "./state.js";
import { startTable } from "./table.js";
import { startTheme } from "./theme.js";
import { startTimeline } from "./timeline.js";
import { startTour } from "./tour.js";
import { startViews } from "./views.js";

startLanguage();
startTheme();
startViews();
startFilters();
startTimeline();
startPanel();
startSearch();
startTable();
startReader();
startQuestions();
startDoubts();
const picture = startPicture();
readAddress();
startTour();
addEventListener("popstate", readAddress);

/** For whoever tests the page: where things are on the screen. */
globalThis.kgPage = { ...picture, content };
