// A page on paper. What is printed is read back from the PDF, with poppler's
// programs; the browser lays paper out where no script can look.

import { execFile } from 'node:child_process';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** In points, as PDF counts. */
export const sizes = {
  'A4 portrait': [595.28, 841.89],
  'A4 landscape': [841.89, 595.28],
};

const pixels = (points) => Math.round((points / 72) * 96);

/**
 * Prints the page into `file`. The paper that the browser would take by itself is of no
 * known size, so that a page which does not ask for one is found out.
 */
export async function print(page, file) {
  await page.evaluate(markDrawings);
  await page.evaluate(markEdge, edgeMark);
  await writeFile(file, await page.pdf({ preferCSSPageSize: true, width: '7in', height: '7in', printBackground: true }));
  const { stdout } = await run('pdftotext', ['-raw', file, '-'], { maxBuffer: 1 << 26 });
  // Every page ends with a form feed.
  const pages = stdout.split('\f').slice(0, -1);
  return { file, pages, text: plain(pages.map((text) => text.replace(marks, '').replace(edgeMark, '')).join('')) };
}

export async function sizeFaults({ file, pages }, wanted) {
  const { stdout } = await run('pdfinfo', ['-f', '1', '-l', String(pages.length), '-box', file]);
  const boxes = [...stdout.matchAll(/MediaBox: +([\d.]+) +([\d.]+) +([\d.]+) +([\d.]+)/g)];
  if (boxes.length !== pages.length) throw new Error(`pdfinfo told ${boxes.length} sizes of ${pages.length} pages`);
  const found = boxes.map(([, left, bottom, right, top]) => [right - left, top - bottom]);
  const others = found.filter((size) => size.some((side, index) => Math.abs(side - sizes[wanted][index]) > 1.5));
  if (others.length === 0) return [];
  const [width, height] = others[0].map((side) => Math.round((side / 72) * 25.4));
  return [`${others.length} of ${found.length} printed pages are not ${wanted}, such as one of ${width}×${height} mm`];
}

/** Drawings of which the head and the foot were printed on two pages. */
export async function splitDrawings(page, { pages }) {
  const names = await page.evaluate(() => globalThis.markedDrawings);
  return names.flatMap((name, index) => {
    const [head, foot] = ['a', 'z'].map((end) => pages.findIndex((text) => text.includes(`xq${index}${end}`)));
    if (head < 0 && foot < 0) return [`a drawing is not printed: “${name}”`];
    return head === foot ? [] : [`a drawing is printed on pages ${head + 1} and ${foot + 1}: “${name}”`];
  });
}

/** Texts of tables, and of details that are closed on the screen, that are not printed. */
export async function unprintedTexts(page, { text }) {
  const texts = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      // What only leads on from a screen, as links to files do, is of no use on paper.
      if (!parent.closest('main table, main details, main .name, main :is(h3, h4)') || parent.closest('summary, svg, nav, .files, .visually-hidden, .ways')) continue;
      const waits = parent.closest('details:not([open])') && !inPage.forListeners(parent);
      if (waits || inPage.isShown(parent)) found.push(node.data);
    }
    return found;
  });
  const missing = texts.map(plain).filter((one) => one !== '' && !isIn(text, one));
  return [...new Set(missing)].map((one) => `not printed: “${one.slice(0, 60)}”`);
}

/** Words that reach over the right edge of what is printed on; the browser cuts them there. */
export async function cutWords({ file }) {
  const { stdout } = await run('pdftotext', ['-bbox', file, '-'], { maxBuffer: 1 << 28 });
  const words = [...stdout.matchAll(/<word xMin="[\d.-]+" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">(.*)<\/word>/g)]
    .map(([, right, word]) => ({ right: Number(right), word }));
  const edge = words.find(({ word }) => word === edgeMark)?.right;
  if (!edge) throw new Error('the mark at the edge was not printed');
  // Of a letter in part beyond the edge all is told, of one wholly beyond it nothing.
  const cut = words.filter(({ right }) => right > edge + 2);
  return [...new Set(cut.map(({ word }) => word))].map((word) => `cut by the edge of the paper: “${word}”`);
}

/**
 * Tables and drawings that are wider than what they stand in, on paper of this size: over
 * the rule of their part, or into what stands beside them. The margins are the page's own.
 */
export async function wideOnPaper(page, size) {
  const [width, height] = sizes[size].map(pixels);
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ media: 'print' });
  const found = await page.evaluate((isLengthwise) => {
    const asked = [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules])
      .filter((rule) => rule instanceof CSSPageRule && rule.style.size)
      .find((rule) => /landscape/.test(rule.style.size) === isLengthwise);
    for (const side of ['Left', 'Right']) {
      document.documentElement.style[`padding${side}`] = asked?.style[`margin${side}`] || '0';
    }
    const edge = (element) => {
      const { right } = element.getBoundingClientRect();
      const { borderRightWidth, paddingRight } = getComputedStyle(element);
      return right - parseFloat(borderRightWidth) - parseFloat(paddingRight);
    };
    return [...document.querySelectorAll('main table, main svg[role=img]')].flatMap((element) => {
      if (!element.checkVisibility()) return [];
      const { right } = element.getBoundingClientRect();
      for (let frame = element.parentElement; frame && frame !== document.documentElement; frame = frame.parentElement) {
        const over = right - edge(frame);
        // A box without a size of its own holds nothing in.
        const holds = !['inline', 'contents'].includes(getComputedStyle(frame).display);
        if (holds && over > 1) return [`${Math.round(over)} px wider on paper than ${frame.localName}.${frame.className}: ${inPage.describe(element)}`];
      }
      return [];
    });
  }, width > height);
  await page.emulateMedia({ media: 'screen' });
  return found;
}

/**
 * Whoever holds the paper finds the page again (`path` within its site), and knows how old it is,
 * or that its documents bear no date.
 */
export function originFaults({ text }, path) {
  const faults = [];
  const addresses = [...text.matchAll(/https?:\/\/[\w.:-]+(\/[\w./%-]*)?/g)].map(([address]) => address);
  const wanted = `/${path.replace(/(^|\/)index\.html$/, '$1')}`;
  if (!addresses.some((address) => address.replace(/index\.html$/, '').includes(wanted))) {
    faults.push(`no address with ${wanted} is printed`);
  }
  if (!/(令和|平成)([0-9]+|元)年[0-9]+月[0-9]+日|[0-9]{4}年[0-9]+月[0-9]+日|[0-9]{4}-[0-9]{2}-[0-9]{2}|日付の記載なし/.test(text)) {
    faults.push('no date is printed');
  }
  return faults;
}

/** Pictures of the first printed pages: `stem`-01.png and so on, in place of earlier ones. */
export async function takePictures(file, stem) {
  const folder = dirname(stem);
  const earlier = (await readdir(folder)).filter((name) => name.startsWith(`${basename(stem)}-`));
  await Promise.all(earlier.map((name) => rm(join(folder, name))));
  await run('pdftoppm', ['-png', '-r', '60', '-l', '12', file, stem]);
}

const marks = /xq\d+[az]/g;
const edgeMark = 'xqedge';

/**
 * Without blanks, and one writing for each letter: a font may have one glyph for several
 * letters, such as radicals, and a PDF names any of them.
 */
function plain(text) {
  return text.normalize('NFKC').replace(/[\s\u200b\u00ad]+/g, '').replace(/⻑/g, '長').replace(/⺠/g, '民').replace(/[‐‑–]/g, '-');
}

/** Whether a text is printed; it may be divided by the end of a page. */
function isIn(whole, part) {
  if (whole.includes(part)) return true;
  for (let cut = 1; cut < part.length; cut += 1) {
    if (!whole.includes(part.slice(0, cut))) return false;
    if (whole.includes(part.slice(cut))) return true;
  }
  return false;
}

/** Runs in the page: writes a word that nobody sees at the head and the foot of each drawing. */
function markDrawings() {
  globalThis.markedDrawings = [];
  for (const svg of document.querySelectorAll('svg[role=img]')) {
    const index = globalThis.markedDrawings.push(svg.querySelector('title')?.textContent ?? '') - 1;
    const { x, y, width, height } = svg.viewBox.baseVal.width ? svg.viewBox.baseVal : svg.getBBox();
    for (const [end, at] of [['a', y + height * 0.02], ['z', y + height * 0.98]]) {
      const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
      text.textContent = `xq${index}${end}`;
      text.setAttribute('x', x + width / 2);
      text.setAttribute('y', at);
      // Whatever the page makes of its own texts, this one stays small and in one piece.
      Object.assign(text.style, { fontSize: '2px', letterSpacing: '0', fontFamily: 'monospace', stroke: 'none' });
      svg.append(text);
    }
  }
}

/** Runs in the page: writes a word that nobody sees at the right edge of the first page. */
function markEdge(word) {
  const mark = document.createElement('div');
  mark.textContent = word;
  const place = { position: 'absolute', top: '0', right: '0', left: 'auto', margin: '0', width: 'max-content' };
  Object.assign(mark.style, place, { font: '2px/1 monospace', letterSpacing: '0' });
  // Beside the body, so that it is placed in the page and not in a box of the body's.
  document.documentElement.append(mark);
}
