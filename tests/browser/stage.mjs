// What a file of tests looks at pages with: a browser, and a server for each
// built site, started before its tests and ended after them.

import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { startChromium } from './chromium.mjs';
import { pages } from './pages.mjs';
import { absence, builtFolder } from './places.mjs';
import { serveFolder } from './server.mjs';
import { newTab } from './tab.mjs';

/**
 * A stage for one file of tests. `tabs` names the tabs it needs with the options of
 * each; they stand on the stage under their names once the tests begin.
 */
export function openStage(tabs) {
  const servers = new Map();
  let chromium;
  const stage = {
    /** Where a page of pages.mjs is served. */
    async served(page) {
      const folder = builtFolder(page);
      if (!servers.has(folder)) servers.set(folder, await serveFolder(folder));
      const { address } = servers.get(folder);
      return { url: address + page.route, base: address };
    },
  };
  before(async () => {
    chromium = await startChromium();
    for (const [name, options] of Object.entries(tabs)) {
      stage[name] = await newTab(chromium.browser, options);
    }
  });
  after(async () => {
    await chromium?.stop();
    for (const server of servers.values()) await server.stop();
  });
  return stage;
}

/** Where a page of pages.mjs lies as a file. */
export function asFile(page) {
  const folder = builtFolder(page);
  return { url: pathToFileURL(join(folder, page.route)).href, base: pathToFileURL(folder).href + '/' };
}

/**
 * A test for each page kind. `look` gets the page, a function that takes faults, and
 * the context of the test; all faults of a page are shown together.
 */
export function testEachPage(sentence, look) {
  for (const page of pages) {
    test(`${page.kind} ${sentence}`, { skip: absence(page) }, async (t) => {
      const faults = [];
      await look(page, (fault) => faults.push(fault), t);
      if (faults.length > 0) throw new Error([page.route, ...faults].join('\n  '));
    });
  }
}
