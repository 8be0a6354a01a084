/** `node install.mjs PACKAGE_DIRECTORY` lays the package beside its peers, where whoever imports it finds it. */
import { cpSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const place = fileURLToPath(new URL("node_modules/gatepass", import.meta.url));

rmSync(place, { recursive: true, force: true });
cpSync(process.argv[2], place, { recursive: true });
