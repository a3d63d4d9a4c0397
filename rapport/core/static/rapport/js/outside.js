// Pages for people outside the desk need little.

import "./local-time.js";
import "./files.js";
import "./zones.js";
import "./enter.js";
