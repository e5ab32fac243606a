// Loads each entry named on the command line as an ES module.
for (const entry of process.argv.slice(2)) {
  const module = await import(entry);
  if (Object.keys(module).length === 0) throw new Error(`${entry} exports nothing.`);
}
