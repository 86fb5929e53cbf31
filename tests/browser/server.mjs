// A server of static files below a sub-path, as a city may publish them.

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

const subPath = '/some/sub-path/';

/** Serves the files of `folder` on this machine alone; `address` ends with a slash. */
export function serveFolder(folder) {
  return serve((path) => {
    const file = join(folder, path);
    if (!file.startsWith(join(folder, sep))) throw new Error(`${path} leaves the folder`);
    return readFile(file);
  });
}

/** Serves texts by their path, in the same way. More of them may be put in later. */
export function serveTexts(texts) {
  return serve((path) => {
    if (!texts.has(path)) throw new Error(`there is no ${path}`);
    return texts.get(path);
  });
}

/** `read` gives what stands at a path, or throws where nothing does. */
async function serve(read) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname === '/favicon.ico') {
      // Browsers ask for this one by themselves.
      response.writeHead(204).end();
      return;
    }
    try {
      const path = pathBelow(decodeURIComponent(pathname));
      const content = await read(path);
      const type = types[extname(path)] ?? 'application/octet-stream';
      response.writeHead(200, { 'Content-Type': type }).end(content);
    } catch {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found');
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${server.address().port}${subPath}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function pathBelow(path) {
  if (!path.startsWith(subPath)) throw new Error(`${path} is not below ${subPath}`);
  return path.slice(subPath.length).replace(/(^|\/)$/, '$1index.html');
}
