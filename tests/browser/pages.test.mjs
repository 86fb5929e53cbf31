// Looks at one page of each kind in a real browser.
//
// AYUMI_PUBLIC names another folder than public/ to look at. The screenshots
// stay in target/shots/.

import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import axe from 'axe-core';

import { startChromium } from './chromium.mjs';
import { pages } from './pages.mjs';
import { serve } from './server.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const publicFolder = resolve(process.env.AYUMI_PUBLIC ?? join(root, 'public'));
const shots = join(root, 'target', 'shots');

const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const looks = [
  // The first one waits for what a script might ask for late.
  { width: 320, scheme: 'light', audit: true, settle: true },
  { width: 390, scheme: 'light', shot: true },
  { width: 390, scheme: 'dark', audit: true, shot: true },
  { width: 1280, scheme: 'light', audit: true, shot: true },
];

let server;
let chromium;
let scripted;
let scriptless;

before(async () => {
  await mkdir(shots, { recursive: true });
  server = await serve(publicFolder);
  chromium = await startChromium();
  scripted = await newTab({ javaScriptEnabled: true });
  scriptless = await newTab({ javaScriptEnabled: false });
});

after(async () => {
  await chromium?.stop();
  await server?.stop();
});

for (const { name, kind, route } of pages) {
  test(`${kind} is accessible, fits a phone, asks no other host and needs no script`, async () => {
    const faults = [];
    const served = server.address + route;

    for (const look of looks) {
      const { width, scheme, audit, shot } = look;
      const say = (fault) => faults.push(`${width} px, ${scheme}: ${fault}`);
      await scripted.open(served, look, say);
      if (audit) (await violations(scripted.page)).forEach(say);
      if (width === 320) (await sidewaysScrolling(scripted.page)).forEach(say);
      if (shot) {
        const path = join(shots, `${name}-${width}-${scheme}.png`);
        await scripted.page.screenshot({ path, fullPage: true });
      }
    }

    // The last look was the widest, and so are the next ones, to compare with it.
    const wide = { width: 1280, scheme: 'light' };
    const text = await textLines(scripted.page);
    const style = await computedStyles(scripted.page);

    await scriptless.open(served, wide, (fault) => faults.push(`without scripts: ${fault}`));
    const difference = firstDifference(text, await textLines(scriptless.page));
    if (difference) faults.push(`the text is not the same without scripts: ${difference}`);

    const file = pathToFileURL(join(publicFolder, route)).href;
    await scripted.open(file, wide, (fault) => faults.push(`opened as a file: ${fault}`));
    if ((await styleSheets(scripted.page)) === 0) faults.push('opened as a file: no stylesheet');
    const otherStyle = firstDifference(style, await computedStyles(scripted.page));
    if (otherStyle) faults.push(`opened as a file it looks different: ${otherStyle}`);

    if (faults.length > 0) throw new Error([route, ...faults].join('\n  '));
  });
}

/** A tab that notes what goes wrong while a page loads and is looked at. */
async function newTab(options) {
  const context = await chromium.browser.newContext(options);
  const page = await context.newPage();
  // As on a phone; otherwise they would take their width from the page.
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setScrollbarsHidden', { hidden: true });
  let say = () => {};
  let allowed = '';

  page.on('console', (message) => {
    if (message.type() === 'error') say(`error in the console: ${message.text()}`);
  });
  page.on('pageerror', (error) => say(`error in a script: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(allowed) && !url.startsWith('data:')) say(`asks for ${url}`);
  });
  page.on('requestfailed', (request) => {
    say(`could not load ${request.url()}: ${request.failure()?.errorText}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) say(`${response.status()} for ${response.url()}`);
  });

  return {
    page,
    async open(url, { width, scheme, settle = false }, newSay) {
      // Between pages nobody listens: what ends then was none of the next page's doing.
      say = () => {};
      await page.goto('about:blank');
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: scheme });
      say = newSay;
      allowed = url.startsWith('file:') ? pathToFileURL(publicFolder).href + '/' : server.address;
      const response = await page.goto(url, { waitUntil: settle ? 'networkidle' : 'load' });
      if (response?.status() === 404) throw new Error(`there is no page ${url}`);
      await page.evaluate(async () => void (await document.fonts.ready));
    },
  };
}

async function violations(page) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    async (values) => (await window.axe.run({ runOnly: { type: 'tag', values } })).violations,
    axeTags,
  );
  return found.map(({ id, impact, help, nodes }) => {
    const places = nodes.map(
      ({ target, html, failureSummary }) =>
        `\n    ${target.flat().join(' ')}\n      ${html.slice(0, 200)}` +
        `\n      ${failureSummary.replace(/\s*\n\s*/g, ' ')}`,
    );
    return `axe ${id} (${impact}): ${help}, ${nodes.length} times:${places.join('')}`;
  });
}

async function sidewaysScrolling(page) {
  const { needed, there, widest } = await page.evaluate(() => {
    const right = (element) => element.getBoundingClientRect().right;
    const all = [...document.body.querySelectorAll('*')];
    return {
      needed: document.scrollingElement.scrollWidth,
      there: window.innerWidth,
      widest: all.reduce((most, element) => (right(element) > right(most) ? element : most), document.body)
        .outerHTML,
    };
  });
  if (needed <= there) return [];
  return [`scrolls sideways: needs ${needed} px of ${there}, widest: ${widest.slice(0, 200)}`];
}

async function textLines(page) {
  const text = await page.evaluate(() => document.body.innerText);
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

/** How many linked stylesheets have been loaded. */
function styleSheets(page) {
  return page.evaluate(
    () => [...document.querySelectorAll('link[rel~=stylesheet]')].filter((link) => link.sheet).length,
  );
}

/** What the stylesheets made of each element. */
function computedStyles(page) {
  return page.evaluate(() => {
    const properties = ['display', 'color', 'backgroundColor', 'fontSize', 'fontFamily', 'width'];
    return [...document.body.querySelectorAll('*')].flatMap((element) => {
      const name = element.outerHTML.slice(0, 60);
      const style = getComputedStyle(element);
      return properties.map((property) => `${name} ${property}: ${style[property]}`);
    });
  });
}

function firstDifference(one, other) {
  const at = Array.from({ length: Math.max(one.length, other.length) }).findIndex(
    (_, index) => one[index] !== other[index],
  );
  return at < 0 ? undefined : `“${one[at] ?? 'nothing'}” and “${other[at] ?? 'nothing'}”`;
}
