// That the proofs bite: each of them is shown a small page with the fault that it is
// for, and a page without it.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { startChromium } from './chromium.mjs';
import { contrast, decodePng } from './png.mjs';
import { violations } from './proofs/accessible.mjs';
import { lostDrawings } from './proofs/colours.mjs';
import { crowdedDrawings, smallLetters } from './proofs/drawings.mjs';
import { invisibleFocus, skipLinkFaults, tabFaults } from './proofs/focus.mjs';
import { cutWords, originFaults, print, sizeFaults, splitDrawings, unprintedTexts, wideOnPaper } from './proofs/paper.mjs';
import { collisions, doubleRoot, setBrowserFontSize, sidewaysScrolling } from './proofs/reflow.mjs';
import { policyFaults, weight, weightFaults } from './proofs/requests.mjs';
import { firstDifference, textLines } from './proofs/sameness.mjs';
import { scrollRegionFaults, structureFaults } from './proofs/structure.mjs';
import { smallTargets } from './proofs/targets.mjs';
import { serveTexts } from './server.mjs';
import { newTab } from './tab.mjs';

const texts = new Map();
let server;
let chromium;
let tab;
let page;
let folder;

before(async () => {
  server = await serveTexts(texts);
  chromium = await startChromium();
  tab = await newTab(chromium.browser);
  page = tab.page;
  folder = await mkdtemp(join(tmpdir(), 'ayumi-proofs-'));
});

after(async () => {
  await chromium?.stop();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Opens a page with this body; gives what the tab has told while it loaded. */
async function show(body, { head = '', look = {}, on = tab } = {}) {
  texts.set('index.html', `<!doctype html><html lang="ja"><head><meta charset="utf-8">${head}<title>t</title></head><body>${body}</body></html>`);
  const told = [];
  const { address } = server;
  await on.open({ url: `${address}index.html`, base: address }, { width: 390, ...look }, (fault) => told.push(fault));
  return told;
}

/** That one fault was found which says this, and nothing else. */
function only(faults, saying) {
  assert.equal(faults.length, 1, `one fault was due: ${faults.join('; ')}`);
  assert.match(faults[0], saying);
}

/** A drawing as charts are drawn: an image with a name, scaled to its column. */
const drawing = (inside, size = 'width="300" height="100" viewBox="0 0 300 100"') =>
  `<svg role="img" aria-label="x" ${size}><title>x</title>${inside}</svg>`;

test('a picture that the browser took is read back pixel by pixel', async () => {
  await show('<p style="position:absolute;inset:0 50% 0 0;margin:0;background:#123456">', {
    head: '<style>body{margin:0;background:#fedcba}</style>',
  });
  const picture = decodePng(await page.screenshot());
  assert.deepEqual([picture.width, picture.height], [390, 800]);
  assert.deepEqual(picture.at(3, 799), [0x12, 0x34, 0x56]);
  assert.deepEqual(picture.at(389, 0), [0xfe, 0xdc, 0xba]);
  assert.equal(Math.round(contrast([0, 0, 0], [255, 255, 255])), 21);
});

test('axe finds a picture without a text', async () => {
  await show('<main><h1>t</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></main>');
  assert.match((await violations(page)).join(), /axe image-alt/);
});

test('a box that is too wide is found, and one in a region that scrolls is not', async () => {
  await show('<p style="width:500px">x');
  only(await sidewaysScrolling(page), /needs 508 px of 390, widest: p/);
  await show('<div style="overflow-x:auto"><p style="width:500px">x</div>');
  assert.deepEqual(await sidewaysScrolling(page), []);
});

test('a text that sticks out of its box is found to make the page too wide', async () => {
  await show('<p style="width:50px;white-space:nowrap">' + '長い'.repeat(40));
  only(await sidewaysScrolling(page), /widest: p “長い/);
});

test('a text that is cut only when it is doubled is found', async () => {
  const box = '<p style="height:30px;overflow:hidden;font-size:1rem;margin:0">一行';
  await show(`${box}と<br>もう一行のうちの下の行`);
  assert.match((await collisions(page)).join(), /下の行.* is cut/);
  await show(box);
  assert.deepEqual(await collisions(page), []);
  await show('<p style="width:70px;overflow:hidden;white-space:nowrap;margin:0">四文字だ');
  assert.deepEqual(await collisions(page), []);
  await doubleRoot(page);
  only(await collisions(page), /四文字だ.* is cut/);
});

test('a text that an ellipsis stands for is found', async () => {
  await show('<p style="width:90px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">長い長い長い名前');
  only(await collisions(page), /is cut/);
});

test('texts that come over each other when they are doubled are found', async () => {
  await show('<div style="position:relative"><p style="margin:0">上の文</p><p style="position:absolute;top:30px;margin:0">下の文</p></div>');
  assert.deepEqual(await collisions(page), []);
  await doubleRoot(page);
  only(await collisions(page), /lie over each other: “上の文”.*“下の文”/);
});

test('a media query in rem answers to the size that the browser is set to', async () => {
  await show('<p>x', { head: '<style>@media (max-width: 20rem) { p { width: 500px } }</style>' });
  assert.deepEqual(await sidewaysScrolling(page), []);
  await setBrowserFontSize(tab, 32);
  only(await sidewaysScrolling(page), /widest: p/);
  await setBrowserFontSize(tab, 16);
});

test('texts for screen readers alone are neither cut nor in the way', async () => {
  const style = 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';
  await show(`<p>見える文<span style="${style}">聞こえる文</span>`);
  assert.deepEqual(await collisions(page), []);
});

test('small targets that stand close are found', async () => {
  const link = '<a href="#a" style="display:inline-block;width:10px;height:10px;overflow:hidden">x</a>';
  await show(link + link);
  const faults = await smallTargets(page);
  assert.equal(faults.length, 2);
  assert.match(faults[0], /target of 10×10 px/);
});

test('small targets with room around them, and links in a sentence, are spared', async () => {
  const link = '<a href="#a" style="display:block;width:10px;height:10px;margin:15px">x</a>';
  await show(link + link);
  assert.deepEqual(await smallTargets(page), []);
  await show('<p style="line-height:1">これは<a href="#a">甲</a>と<a href="#b">乙</a>の話です');
  assert.deepEqual(await smallTargets(page), []);
});

test('links in a list without other words are no sentence', async () => {
  await show('<p style="line-height:1"><a href="#a">甲</a> <a href="#b">乙</a>');
  assert.equal((await smallTargets(page)).length, 2);
});

test('letters of a drawing that is shown at half its size are found', async () => {
  await show(drawing('<text y="50" font-size="15">字</text>', 'width="150" viewBox="0 0 300 100"'));
  only(await smallLetters(page), /letters of 7.5 px.*“字”/);
  await show(drawing('<text y="50" font-size="15">字</text>'));
  assert.deepEqual(await smallLetters(page), []);
});

test('texts of a drawing that lie over each other or over its edge are found', async () => {
  await show(drawing('<text y="50">令和4</text><text x="20" y="50">令和5</text>'));
  only(await crowdedDrawings(page), /in the drawing “x”: texts lie over each other/);
  await show(drawing('<text y="50" x="280">令和4</text>'));
  only(await crowdedDrawings(page), /“令和4”.* is cut/);
  await show(drawing('<text y="50">令和4</text><text y="50" x="80">令和5</text>'));
  assert.deepEqual(await crowdedDrawings(page), []);
});

const frame = (inside) =>
  `<header><a href="#main">本文へ</a> <nav aria-label="主な"><a href="#b">甲</a></nav></header><main id="main"><h1>題</h1>${inside}</main><footer>終</footer>`;

test('a page with its order and names has no fault of structure', async () => {
  await show(frame(`<h2>章</h2><table><caption>表</caption><tr><th>a<td>1</table>${drawing('')}`));
  assert.deepEqual(await structureFaults(tab), []);
});

for (const [fault, inside, saying] of [
  ['a second heading of the first level', '<h1>もう一つ</h1>', /2 headings of the first level/],
  ['a level that is left out', '<h3>節</h3>', /level 3 follows one of level 1/],
  ['a navigation without a name', '<nav><a href="#c">c</a></nav>', /navigation has no name/],
  ['two navigations of one name', '<nav aria-label="主な">c</nav>', /two navigations are called “主な”/],
  ['a second main part', '<div role="main">x</div>', /2 landmarks of the role main/],
  ['a table without a name', '<table><tr><th>a<td>1</table>', /table has no name: table/],
  ['a drawing without a name', '<svg role="img" width="9" height="9"><rect width="9" height="9"/></svg>', /drawing or picture has no name/],
  ['a drawing that is told as nothing', '<svg width="9" height="9"><title>x</title><rect width="9" height="9"/></svg>', /neither an image nor hidden/],
]) {
  test(`${fault} is found`, async () => {
    await show(frame(inside));
    only(await structureFaults(tab), saying);
  });
}

test('a page in another language is found', async () => {
  await show(frame('<script>document.documentElement.lang = "en"</script>'));
  only(await structureFaults(tab), /language of the page is “en”/);
});

test('a region that scrolls without a name or a key to reach it is found', async () => {
  const region = (attributes) => `<div ${attributes} style="overflow-x:auto"><p style="width:900px">x</div>`;
  await show(region(''));
  assert.equal((await scrollRegionFaults(page)).length, 2);
  await show(region('tabindex="0"'));
  only(await scrollRegionFaults(page), /no role and name/);
  await show(region('tabindex="0" role="region" aria-label="表"'));
  assert.deepEqual(await scrollRegionFaults(page), []);
});

test('a page that shows where the focus is has no fault of the keyboard', async () => {
  await show(frame('<p><a href="#c">乙</a>'));
  assert.deepEqual(await skipLinkFaults(page), []);
  await show(frame('<p><a href="#c">乙</a>'));
  assert.deepEqual(await tabFaults(page), []);
  assert.deepEqual(await invisibleFocus(page), []);
});

test('a focus without a mark is found, in the styles and in the picture', async () => {
  await show(frame('<p><a href="#c">乙</a>'), { head: '<style>main a:focus { outline: none }</style>' });
  only(await tabFaults(page), /no mark while it has the focus: a.*“乙”/);
  only(await invisibleFocus(page), /changes only 0 pixels/);
});

test('a mark of the focus in the colour of the ground is found in the picture', async () => {
  await show(frame('<p><a href="#c">乙</a>'), { head: '<style>a:focus { outline: 3px solid #fff }</style>' });
  only(await invisibleFocus(page), /changes only/);
});

test('a stop out of the order of the document is found', async () => {
  await show(frame('<p><a href="#c">乙</a> <a href="#d" tabindex="1">丙</a>'));
  assert.match((await tabFaults(page)).join(), /Tab goes back in the page/);
});

test('a stop that something covers is found', async () => {
  await show(frame('<p><a href="#c">乙</a>'), {
    head: '<style>footer { position: fixed; inset: 0; background: #fff }</style>',
  });
  assert.match((await tabFaults(page)).join(), /covered or out of sight.*“乙”/);
});

test('a page without a link to its text, and with one that nobody sees, is found', async () => {
  await show('<nav aria-label="x"><a href="#b">甲</a></nav><main id="main">x</main>');
  only(await skipLinkFaults(page), /does not lead to the text/);
  await show(frame(''), { head: '<style>header > a { position: absolute; left: -999px }</style>' });
  only(await skipLinkFaults(page), /cannot be seen/);
});

const forced = { look: { forced: true, scheme: 'dark' } };

test('a mark and a bar in the colour of the ground are found in forced colours', async () => {
  const mark = (color) => `<p><svg aria-hidden="true" width="20" height="20" style="color:${color}"><circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="3"/></svg> 達成`;
  await show(mark('Canvas'), forced);
  only(await lostDrawings(page), /a mark cannot be seen/);
  await show(mark('CanvasText'), forced);
  assert.deepEqual(await lostDrawings(page), []);

  // A figure in a bar does not stand for the bar.
  const bar = (fill) => drawing(`<rect data-s="a" x="10" y="10" width="80" height="40" fill="${fill}"/><text x="30" y="40" fill="CanvasText">16</text>`);
  await show(bar('Canvas'), forced);
  only(await lostDrawings(page), /a bar cannot be seen/);
  await show(bar('CanvasText'), forced);
  assert.deepEqual(await lostDrawings(page), []);
});

test('a request to another host is told', async () => {
  const told = await show('<img alt="" src="http://127.0.0.1:9/x.png">');
  assert.match(told.join('\n'), /asks for http:\/\/127\.0\.0\.1:9\/x\.png/);
});

const policy = (text) => `<meta http-equiv="Content-Security-Policy" content="${text}">`;

test('what the policy forbids is told', async () => {
  const told = await show('<p style="color:red">x', { head: policy("default-src 'none'") });
  assert.match(told.join('\n'), /the policy forbids inline \(style-src-attr\)/);
});

test('a policy that is missing, late or wide is found', async () => {
  await show('x');
  only(await policyFaults(page), /no policy follows the charset/);
  await show('x', { head: `<meta name="a">${policy("default-src 'none'")}` });
  only(await policyFaults(page), /no policy follows the charset/);
  await show('x', { head: policy("default-src 'none'; img-src *") });
  only(await policyFaults(page), /too wide/);
  await show('x', { head: policy("default-src 'none'; img-src 'self'") });
  assert.deepEqual(await policyFaults(page), []);
});

test('a page that is too heavy or asks for too much is found', async () => {
  await show(`<p>${randomBytes(60_000).toString('base64')}`);
  only(weightFaults(await weight(tab)), /HTML and CSS are .* kB compressed/);
  for (const name of ['a', 'b', 'c']) texts.set(`${name}.css`, 'p { color: red }');
  await show('x', { head: ['a', 'b', 'c'].map((name) => `<link rel="stylesheet" href="${name}.css">`).join('') });
  only(weightFaults(await weight(tab)), /needs 4 requests/);
});

test('a text that only a script writes is found', async () => {
  const scriptless = await newTab(chromium.browser, { javaScriptEnabled: false });
  const body = '<p id="p">甲</p><script>p.append("乙")</script>';
  await show(body);
  const withScripts = await textLines(page);
  await show(body, { on: scriptless });
  assert.equal(firstDifference(withScripts, await textLines(scriptless.page)), '“甲乙” and “甲”');
});

async function printed(body, head) {
  await show(body, { head });
  return print(page, join(folder, 'page.pdf'));
}

test('paper of another size than A4, or of none that is asked for, is found', async () => {
  only(await sizeFaults(await printed('x', ''), 'A4 portrait'), /1 of 1 printed pages are not A4 portrait, such as one of 178×178 mm/);
  const booklet = await printed('x', '<style>@page b { size: A4 landscape } body { page: b }</style>');
  assert.deepEqual(await sizeFaults(booklet, 'A4 landscape'), []);
  only(await sizeFaults(booklet, 'A4 portrait'), /297×210 mm/);
});

const upright = '<style>@page { size: A4 portrait } svg { display: block }</style>';

test('a drawing that is printed on two pages is found', async () => {
  const tall = drawing('<text y="50">x</text>', 'width="200" height="3000" viewBox="0 0 200 3000"');
  only(await splitDrawings(page, await printed(tall, upright)), /printed on pages \d and \d/);
  const whole = `<p style="height:1000px">x</p>${drawing('<text y="50">x</text>')}`;
  assert.deepEqual(await splitDrawings(page, await printed(whole, upright)), []);
});

test('a table that stays shut on paper, and one that the paper cuts, is found', async () => {
  const table = '<table><tr><th>年度<td>六十四</table>';
  const shut = await printed(`<main><details><summary>表</summary>${table}</details></main>`, upright);
  assert.deepEqual(await unprintedTexts(page, shut), ['not printed: “年度”', 'not printed: “六十四”']);
  const open = await printed(`<main><details open><summary>表</summary>${table}</details></main>`, upright);
  assert.deepEqual(await unprintedTexts(page, open), []);
  const cut = await printed(`<main><div style="overflow:hidden;width:40px"><div style="width:400px;padding-left:200px">${table}</div></div></main>`, upright);
  assert.deepEqual(await unprintedTexts(page, cut), ['not printed: “年度”', 'not printed: “六十四”']);
});

test('a name that paper leaves out is found', async () => {
  const row = (style) => `<style>@media print { .name { ${style} } }</style><main><div>達成</div><p class="name">一番地の道</p></main>`;
  assert.deepEqual(await unprintedTexts(page, await printed(row('display: none'), upright)), ['not printed: “一番地の道”']);
  assert.deepEqual(await unprintedTexts(page, await printed(row(''), upright)), []);
});

test('words that the edge of the paper cuts are found', async () => {
  // What only sticks out, the browser makes room for by printing all of it smaller.
  const row = (width) => `<div style="overflow:hidden;margin:0 -8px"><p style="width:${width}px;text-align:right;white-space:nowrap">左と右に</div>`;
  only(await cutWords(await printed(row(830), upright)), /cut by the edge of the paper: “左/);
  assert.deepEqual(await cutWords(await printed(row(600), upright)), []);
});

test('paper that does not say where it is from and when is found', async () => {
  assert.deepEqual(originFaults(await printed('x', upright), 'years/2023.html'), [
    'no address with /years/2023.html is printed',
    'no date is printed',
  ]);
  const origin = 'https://example.org/ayumi/years/2023.html 令和6年3月14日現在';
  assert.deepEqual(originFaults(await printed(origin, upright), 'years/2023.html'), []);
  assert.deepEqual(originFaults(await printed('https://example.org/ 2024-03-14', upright), 'index.html'), []);
});

test('a table and a drawing that are wider than their frame on paper are found', async () => {
  const head = '<style>@page { size: A4 portrait; margin: 20mm } body { margin: 0 } table { width: 100% }</style>';
  const table = (style) => `<main><div style="width:300px;padding-right:20px"><table style="${style}"><tr><td>x</table></div></main>`;
  await show(table('min-width:350px'), { head });
  only(await wideOnPaper(page, 'A4 portrait'), /50 px wider on paper than div.*table/);
  await show(table(''), { head });
  assert.deepEqual(await wideOnPaper(page, 'A4 portrait'), []);

  // 210 mm without 20 mm on either side are 643 px.
  const wide = (width) => `<main>${drawing('', `width="${width}" height="9" viewBox="0 0 300 9"`)}</main>`;
  await show(wide(640), { head });
  assert.deepEqual(await wideOnPaper(page, 'A4 portrait'), []);
  await show(wide(660), { head });
  only(await wideOnPaper(page, 'A4 portrait'), /wider on paper than main.*svg/);
});

test('what only paper makes too wide is found', async () => {
  const body = '<main><div style="width:300px"><table><tr><td>x</table></div></main>';
  await show(body, { head: '<style>@media print { table { width: 400px } }</style>' });
  only(await wideOnPaper(page, 'A4 landscape'), /100 px wider on paper/);
});
