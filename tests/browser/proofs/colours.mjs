// Whether what is drawn can still be seen where the reader has set the colours.
// Looks at a picture of the page: what counts is what arrives on the screen.

import { contrast, decodePng } from '../png.mjs';

// WCAG 1.4.11, for what one has to see to understand.
const least = 3;

// A taller picture than this, the browser does not draw in one piece.
const tallest = 8000;

/** Marks and drawn data that cannot be seen. The page has to be loaded in forced colours. */
export async function lostDrawings(page) {
  const things = await page.evaluate(collect);
  const height = await page.evaluate(() => document.scrollingElement.scrollHeight);
  const width = page.viewportSize().width;
  const faults = [];
  for (let y = 0; y < height; y += tallest) {
    const end = Math.min(height, y + tallest);
    const inside = things.filter((thing) => thing.top >= y && thing.top < end);
    if (inside.length === 0) continue;
    // The last of them may reach beyond.
    const bottom = Math.min(height, Math.ceil(Math.max(end, ...inside.map((thing) => thing.bottom)) + 2));
    const clip = { x: 0, y, width, height: bottom - y };
    const picture = decodePng(await page.screenshot({ clip, fullPage: true }));
    for (const thing of inside) {
      if (!isSeen(thing, picture, y)) faults.push(`${thing.kind} cannot be seen in forced colours: ${thing.what}`);
    }
  }
  return [...new Set(faults)];
}

/** How much of a thing has to stand out: a dashed edge does along half of it. */
function isSeen({ kind, left, top, right, bottom, hasArea, ground }, picture, offset) {
  const from = { x: Math.max(0, Math.floor(left) - 1), y: Math.max(0, Math.floor(top - offset) - 1) };
  const to = {
    x: Math.min(picture.width - 1, Math.ceil(right)),
    y: Math.min(picture.height - 1, Math.ceil(bottom - offset)),
  };
  let looked = 0;
  let seen = 0;
  for (let y = from.y; y <= to.y; y += 1) {
    for (let x = from.x; x <= to.x; x += 1) {
      const inner = Math.min(x - from.x, to.x - x, y - from.y, to.y - y);
      // The middle of a bar may hold a figure, which is seen whether or not the bar is.
      if (hasArea && inner > 3) continue;
      looked += 1;
      if (contrast(picture.at(x, y), ground) >= least) seen += 1;
    }
  }
  if (looked === 0) return true;
  const part = { 'a mark': 0.03, 'a bar': 0.15, 'a line': 0.02 }[kind];
  return seen / looked >= part;
}

/** Runs in the page: where the marks and the data of drawings stand. */
function collect() {
  const boxOf = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left: left + scrollX, right: right + scrollX, top: top + scrollY, bottom: bottom + scrollY };
  };
  const colors = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (color) => {
    colors.clearRect(0, 0, 1, 1);
    colors.fillStyle = color;
    colors.fillRect(0, 0, 1, 1);
    return [...colors.getImageData(0, 0, 1, 1).data];
  };
  const groundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const [red, green, blue, alpha] = rgb(getComputedStyle(at).backgroundColor);
      if (alpha > 200) return [red, green, blue];
    }
    return rgb('Canvas').slice(0, 3);
  };
  const isInView = ({ left, right, top, bottom }) =>
    right > left + 0.5 && bottom > top + 0.5 && left >= 0 && right <= innerWidth;

  const drawn = [...document.querySelectorAll('svg')].filter((svg) => inPage.isShown(svg));
  const marks = drawn
    .filter((svg) => svg.getAttribute('role') !== 'img')
    .map((svg) => ({ kind: 'a mark', what: inPage.describe(svg.parentElement), ground: groundOf(svg), ...boxOf(svg) }));
  // Every mark of a drawing that stands for a figure says which one (data-s).
  const data = drawn.flatMap((svg) =>
    [...svg.querySelectorAll('rect[data-s], line[data-s], path[data-s], circle[data-s], polyline[data-s], polygon[data-s]')].map((shape) => {
      const { left, top, right, bottom } = boxOf(shape);
      // A line that lies level has no height of its own.
      const box = { left: left - 1, right: right + 1, top: top - 1, bottom: bottom + 1 };
      const kind = shape.localName === 'rect' ? 'a bar' : 'a line';
      const name = svg.querySelector('title')?.textContent ?? '';
      return {
        kind,
        hasArea: kind === 'a bar',
        what: `${shape.localName}.${shape.getAttribute('class')} in “${name.slice(0, 40)}”`,
        ground: groundOf(svg),
        ...box,
        isEmpty: right - left < 0.75 && bottom - top < 0.75,
      };
    }),
  );
  return [...marks, ...data.filter(({ isEmpty }) => !isEmpty)].filter(isInView);
}
