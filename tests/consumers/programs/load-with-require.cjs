// Loads each entry named on the command line from CommonJS, as Node does from 20.19 on.
for (const entry of process.argv.slice(2)) {
  const module = require(entry);
  if (Object.keys(module).length === 0) throw new Error(`${entry} exports nothing.`);
}
