/** `node first-verdict.mjs MODULE` writes how many milliseconds pass from the import of a module to its first verdict. */
const start = performance.now();
const { ask } = await import(process.argv[2]);
ask("Rds_1234");
console.log(performance.now() - start);
