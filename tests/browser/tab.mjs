// A tab of the browser that notes what goes wrong while a page is looked at.

import { fileURLToPath } from 'node:url';

const inPage = fileURLToPath(new URL('in-page.js', import.meta.url));

/** Runs in the page before anything of its own: the console is what a tab listens to. */
const tellViolations = () =>
  addEventListener('securitypolicyviolation', (event) => {
    console.error(`the policy forbids ${event.blockedURI} (${event.violatedDirective})`);
  });

export async function newTab(browser, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.addInitScript(tellViolations);
  await page.addInitScript({ path: inPage });
  // As on a phone; otherwise they would take their width from the page.
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setScrollbarsHidden', { hidden: true });
  let say = () => {};
  let allowed = '';
  let requests = [];

  page.on('console', (message) => {
    if (message.type() === 'error') say(`error in the console: ${message.text()}`);
  });
  page.on('pageerror', (error) => say(`error in a script: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith('data:')) return;
    requests.push(request);
    if (!url.startsWith(allowed)) say(`asks for ${url}`);
  });
  page.on('requestfailed', (request) => {
    say(`could not load ${request.url()}: ${request.failure()?.errorText}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) say(`${response.status()} for ${response.url()}`);
  });

  return {
    page,
    devtools,
    /** What the page asked for so far, itself included. */
    requests: () => requests,
    /**
     * Opens `url`, which may load what begins with `base`. `look` says how: `width`,
     * `scheme`, `forced` colours, and whether to `settle`, that is, to wait for what a
     * script may ask for late. Every fault is told to `newSay`.
     */
    async open({ url, base }, look, newSay) {
      const { width, height = 800, scheme = 'light', forced = false, settle = false } = look;
      // Between pages nobody listens: what ends then was none of the next page's doing.
      say = () => {};
      await page.goto('about:blank');
      await page.setViewportSize({ width, height });
      await page.emulateMedia({
        colorScheme: scheme,
        forcedColors: forced ? 'active' : 'none',
        // Nothing is to be measured while it moves.
        reducedMotion: 'reduce',
      });
      say = newSay;
      allowed = base;
      requests = [];
      const response = await page.goto(url, { waitUntil: settle ? 'networkidle' : 'load' });
      if (response?.status() === 404) throw new Error(`there is no page ${url}`);
      await page.evaluate(async () => void (await document.fonts.ready));
    },
    /** Changes the window or the reader's colours, without loading the page anew. */
    async change({ width, scheme }) {
      if (width) await page.setViewportSize({ width, height: 800 });
      if (scheme) await page.emulateMedia({ colorScheme: scheme });
    },
  };
}
