// Everything the pages do beyond HTML and htmx; the modules are independent.

import "./session.js";
import "./theme.js";
import "./dialogs.js";
import "./local-time.js";
import "./toasts.js";
import "./chosen.js";
import "./filters.js";
import "./compose.js";
import "./days.js";
import "./files.js";
import "./zones.js";
import "./countries.js";
import "./formatting.js";
import "./attach.js";
import "./drafts.js";
import "./kept.js";
import "./unsaved.js";
import "./beside.js";
import "./frames.js";
import "./shortcuts.js";
import "./palette.js";
import "./rail.js";
import "./finder.js";
import "./live.js";
import "./charts.js";
import "./filter.js";
