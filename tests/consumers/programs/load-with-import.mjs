// Loads each entry named on the command line as an ES module, and looks whether its classes are called what they are
// exported as: a bundler renames one that names itself, and then errors and inspections show a name that nobody knows.
for (const entry of process.argv.slice(2)) {
  const module = await import(entry);
  if (Object.keys(module).length === 0) throw new Error(`${entry} exports nothing.`);
  for (const [name, value] of Object.entries(module)) {
    const isClass = typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value));
    if (isClass && value.name !== name) throw new Error(`${entry} exports ${name}, which calls itself ${value.name}.`);
  }
}
