/** Unpacks the page's tables and starts its parts, which read them when they are loaded. */

import { unpackTables } from "./tables.js";

unpackTables().then(() => import("./start.js"));
