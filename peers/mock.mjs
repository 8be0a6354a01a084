// Prism as a mock server. The first line of the input is a list of OpenAPI descriptions; the first line of the output, the
// addresses at which they are served, on the loopback alone. It ends with its input, so with whoever started it.
import { createInterface } from "node:readline";

import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";

const config = {
  isProxy: false,
  mock: { dynamic: false },
  validateRequest: true,
  validateResponse: true,
  checkSecurity: true,
  // An answer that is not as described is an error of the server.
  errors: true,
};

async function serve(description) {
  const operations = await getHttpOperationsFromSpec(description);
  const components = { logger: createLogger("mock", { enabled: false }) };
  const address = await createServer(operations, { components, config, cors: false }).listen(0, "127.0.0.1");
  return address.replace("http://", "");
}

const input = createInterface({ input: process.stdin });
input.once("line", async (line) => {
  console.log(JSON.stringify(await Promise.all(JSON.parse(line).map(serve))));
  // From here on a request that the server breaks down at is answered with 500; its stack is of no use to anybody.
  console.error = () => {};
});
input.once("close", () => process.exit());
