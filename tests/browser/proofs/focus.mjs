// Whether a page can be walked through with the Tab key.

import { decodePng, differingPixels } from '../png.mjs';

/** Tabs through the whole page, which has to be freshly loaded. */
export async function tabFaults(page) {
  const faults = [];
  const stops = await page.evaluate(() => {
    const stops = inPage.tabStops();
    globalThis.stopsToVisit = stops;
    globalThis.plainLooks = stops.map((element) => getComputedStyle(element).boxShadow);
    return stops.length;
  });
  const visited = [];
  // One more than there are stops, to see whether it leads out again.
  for (let step = 0; step <= stops; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(lookAtFocus);
    if (!stop) break;
    if (visited.includes(stop.index)) {
      // Where there is nothing around the page, Tab begins anew.
      if (stop.index !== visited[0]) faults.push(`Tab comes back to ${stop.what}`);
      break;
    }
    visited.push(stop.index);
    faults.push(...stop.faults.map((fault) => `${fault}: ${stop.what}`));
  }
  const order = visited.findIndex((index, at) => at > 0 && index <= visited[at - 1]);
  if (order > 0) faults.push(`Tab goes back in the page: ${await nameOf(page, visited[order])} comes after ${await nameOf(page, visited[order - 1])}`);
  for (let index = 0; index < stops; index += 1) {
    if (!visited.includes(index) && !(await isOtherRadio(page, index))) faults.push(`Tab never reaches ${await nameOf(page, index)}`);
  }
  return faults;
}

/** The first stop of a freshly loaded page leads over the navigation. */
export async function skipLinkFaults(page) {
  await page.keyboard.press('Tab');
  const link = await page.evaluate(() => {
    const link = document.activeElement;
    const main = document.querySelector('main');
    const goal = link.matches('a[href^="#"]') && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const box = link.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return {
      leads: Boolean(main && goal && (main.contains(goal) || goal.contains(main))),
      shows: inPage.isShown(link) && link.contains(top),
      what: inPage.describe(link),
    };
  });
  if (!link.leads) return [`the first stop of Tab does not lead to the text: ${link.what}`];
  const faults = link.shows ? [] : ['the link to the text cannot be seen while it has the focus'];
  await page.keyboard.press('Enter');
  const there = await page.evaluate(() => {
    const { top } = document.querySelector('main').getBoundingClientRect();
    return top > -2 && (top < innerHeight / 2 || scrollY + innerHeight >= document.scrollingElement.scrollHeight - 2);
  });
  if (!there) faults.push('the link to the text does not scroll to it');
  await page.keyboard.press('Tab');
  const lands = await page.evaluate(() => {
    const main = document.querySelector('main');
    const inside = inPage.tabStops().filter((element) => main.contains(element));
    return inside.length === 0 || inside[0] === document.activeElement;
  });
  if (!lands) faults.push('after the link to the text, Tab does not go on in the text');
  return faults;
}

/** Compares a picture of the focus with one without it. Looks at the first stop in the text. */
export async function invisibleFocus(page) {
  const clip = await page.evaluate(() => {
    const stop = inPage.tabStops().find((element) => element.closest('main')) ?? inPage.tabStops().at(-1);
    // As by a key, so that :focus-visible holds.
    stop.focus({ focusVisible: true });
    stop.scrollIntoView({ block: 'center' });
    const { left, top, right, bottom } = stop.getClientRects()[0];
    const x = Math.max(0, left - 6);
    const y = Math.max(0, top - 6);
    return { x, y, width: Math.min(innerWidth, right + 6) - x, height: Math.min(innerHeight, bottom + 6) - y };
  });
  const focused = decodePng(await page.screenshot({ clip }));
  await page.evaluate(() => document.activeElement.blur());
  const plain = decodePng(await page.screenshot({ clip }));
  const differing = differingPixels(focused, plain);
  // A line of one pixel around half of it would be the least that counts.
  if (differing >= clip.width + clip.height - 24) return [];
  return [`the focus changes only ${differing} pixels`];
}

/** Runs in the page: what has the focus, and what is wrong with how it looks. */
function lookAtFocus() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const index = globalThis.stopsToVisit.indexOf(element);
  const faults = [];
  if (index < 0) faults.push('Tab stops at what is no stop');

  const style = getComputedStyle(element);
  const isClear = (color) => /^(transparent|rgba\(.*, 0\))$/.test(color);
  const hasOutline =
    style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 && !isClear(style.outlineColor);
  const hasShadow = style.boxShadow !== 'none' && style.boxShadow !== globalThis.plainLooks[index];
  if (!hasOutline && !hasShadow) faults.push('has no mark while it has the focus');

  const isSeen = [...element.getClientRects()].some(({ left, right, top, bottom }) =>
    [0.1, 0.5, 0.9].some((across) =>
      [0.25, 0.5, 0.75].some((along) => {
        const at = document.elementFromPoint(left + (right - left) * across, top + (bottom - top) * along);
        return at && (element.contains(at) || (at.contains(element) && at !== document.body && at !== document.documentElement));
      }),
    ),
  );
  if (!isSeen) faults.push('is covered or out of sight while it has the focus');
  return { index, what: inPage.describe(element), faults };
}

function nameOf(page, index) {
  return page.evaluate((index) => inPage.describe(globalThis.stopsToVisit[index]), index);
}

/** Of radio buttons with one name, Tab stops at one. */
function isOtherRadio(page, index) {
  return page.evaluate((index) => globalThis.stopsToVisit[index].type === 'radio', index);
}
