"use strict";
// Starts Azurite in this process so that its parent alone decides when it stops.

// A terminal sends Ctrl+C to the whole process group. The parent still needs its storage while it finishes what is
// running, so the signal is kept from Azurite; the parent writes "shutdown" to standard input instead.
const stopHandlers = [];
const once = process.once;
process.once = function (event, handler) {
  if (event === "SIGINT") {
    stopHandlers.push(handler);
    return this;
  }
  return once.call(this, event, handler);
};
process.on("SIGINT", () => {});

// When the parent is killed its ends of the pipes close. Azurite on its usual ports stays up (the next start uses it), so a
// line that nobody reads must not end it.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});
process.stdin.on("error", () => {});
function stopAzurite() {
  stopHandlers.splice(0).forEach((stop) => stop());
  process.stdin.destroy();
}
process.stdin.on("data", (text) => {
  if (text.toString().includes("shutdown")) {
    stopAzurite();
  }
});
// One on ports that only its parent knows is of no use to anybody without it.
if (process.env.EMBEDDED_AZURITE_STOP_WITH_PARENT === "1") {
  process.stdin.on("end", () => (stopHandlers.length > 0 ? stopAzurite() : process.exit(0)));
}
process.stdin.unref();

require("azurite/dist/src/azurite.js");
