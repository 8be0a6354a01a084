/** A server on loopback for pages under a Content Security Policy, to which they report. */
import { createServer } from "node:http";
import { once } from "node:events";

const TYPES = {
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  mjs: "text/javascript",
  wasm: "application/wasm",
  css: "text/css",
};

/**
 * Serves what `read` gives for a path, or nothing, until the test is over. The answer has the server's `origin`, and
 * `report()`, which is what the page posts next to `/report`.
 */
export const serve = async (t, read, policy) => {
  const waiting = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (request.method === "POST" && pathname === "/report") {
      waiting.shift()?.(await body(request));
      return response.writeHead(204).end();
    }
    const content = await read(pathname);
    if (content === undefined) return response.writeHead(404).end();
    const type = TYPES[pathname.split(".").pop()] ?? TYPES.html;
    response.writeHead(200, { "content-type": type, "content-security-policy": policy }).end(content);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => (server.closeAllConnections(), server.close()));
  const report = () => new Promise((resolve) => waiting.push(resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, report };
};

const body = async (request) => {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return JSON.parse(text);
};
