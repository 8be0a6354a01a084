/**
 * `node first-verdict.mjs MODULE` writes, in milliseconds, how long it takes from the import of a module to its first verdict;
 * and of that, the import, and what WebAssembly takes to compile and to instantiate a module.
 */
let wasm = 0;
for (const name of ["Module", "Instance"]) {
  WebAssembly[name] = new Proxy(WebAssembly[name], {
    construct: (target, values) => {
      const start = performance.now();
      const made = Reflect.construct(target, values);
      wasm += performance.now() - start;
      return made;
    },
  });
}

const start = performance.now();
const { ask } = await import(process.argv[2]);
const imported = performance.now() - start;
ask("Rds_1234");
console.log(JSON.stringify({ whole: performance.now() - start, imported, wasm }));
