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

// Whoever imports a package is a module: the first of a process costs more, and is not the package's.
await import("./nothing.mjs?first");
const start = performance.now();
const { ask } = await import(process.argv[2]);
const imported = performance.now() - start;
ask("Rds_1234");
console.log(JSON.stringify({ whole: performance.now() - start, imported, wasm }));
