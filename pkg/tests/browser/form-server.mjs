/** Serves the page under a strict policy, and keeps what is submitted. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

const textOf = async (request) => {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
};

/** Answers `/dist/…` and `/form.css` from the package, and the rest from the folder of the page. */
export const serve = async (packageFolder, pageFolder) => {
  const submitted = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (pathname === "/favicon.ico") {
      response.writeHead(204).end();
      return;
    }
    if (pathname === "/submit") {
      submitted.push(new URLSearchParams(await textOf(request)));
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Sent</title><p>Sent");
      return;
    }
    const folder = /^\/(dist\/|form\.css$)/.test(pathname) ? packageFolder : pageFolder;
    try {
      const content = await readFile(join(folder, normalize(pathname)));
      const type = `${TYPES[extname(pathname)]}; charset=utf-8`;
      response.writeHead(200, { "content-type": type, "content-security-policy": POLICY }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/form.html`,
    submitted,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
};
