// Writes target/shots/index.html: what the browser tests have taken pictures of, a
// group for each page kind. Run after them; it takes what it finds.

import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { pages } from './pages.mjs';
import { shots } from './places.mjs';

const looks = [
  ['390-light', '390 px'],
  ['390-dark', '390 px, dark'],
  ['390-forced', '390 px, forced colours'],
  ['1280-light', '1280 px'],
  ['1280-dark', '1280 px, dark'],
];

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 1.5rem; }
nav ul { columns: 16rem; padding-left: 1.25rem; }
section { border-top: 2px solid; margin-top: 2rem; }
.row { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; }
figure { margin: 0; }
.frame { display: block; height: 22rem; overflow: hidden; border: 1px solid #8886; }
.frame img { display: block; width: 10rem; }
.wide .frame img { width: 20rem; }
.paper .frame { height: auto; }
.paper .frame img { width: auto; height: 14rem; }
figcaption { font-size: .875rem; }
a:focus-visible { outline: 3px solid; outline-offset: 2px; }
`;

const names = new Set((await readdir(shots)).filter((name) => name.endsWith('.png')));
const groups = pages.map((page) => ({ ...page, pictures: picturesOf(page) }));
const shown = groups.filter(({ pictures }) => pictures.length > 0);

await writeFile(join(shots, 'index.html'), `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ayumi: pictures of every page kind</title>
<style>${style}</style>
</head>
<body>
<h1>Pictures of every page kind</h1>
<p>Tops of pages; each picture leads to the whole of it.</p>
<nav aria-label="Page kinds"><ul>
${shown.map(({ name, kind }) => `<li><a href="#${name}">${escape(kind)}</a></li>`).join('\n')}
</ul></nav>
<main>
${shown.map(section).join('\n')}
</main>
</body>
</html>
`);
console.log(`${names.size} pictures of ${shown.length} page kinds: ${join(shots, 'index.html')}`);

function picturesOf({ name }) {
  const screen = looks.map(([end, caption]) => ({
    file: `${name}-${end}.png`,
    caption,
    look: end.startsWith('1280') ? 'wide' : 'narrow',
  }));
  const paper = [...names]
    .filter((file) => new RegExp(`^${name}-print-\\d+\\.png$`).test(file))
    .sort((a, b) => pageNumber(a) - pageNumber(b))
    .map((file) => ({ file, caption: `printed page ${pageNumber(file)}`, look: 'paper' }));
  return [...screen.filter(({ file }) => names.has(file)), ...paper];
}

function pageNumber(file) {
  return Number(/(\d+)\.png$/.exec(file)[1]);
}

function section({ name, kind, route, site, pictures }) {
  const row = (chosen) => (chosen.length > 0 ? `<div class="row">\n${chosen.map(figure).join('\n')}\n</div>` : '');
  return `<section id="${name}">
<h2>${escape(kind)}</h2>
<p><code>${escape(site ? `${site}: ${route}` : route)}</code></p>
${row(pictures.filter(({ look }) => look !== 'paper'))}
${row(pictures.filter(({ look }) => look === 'paper'))}
</section>`;

  function figure({ file, caption, look }) {
    return `<figure class="${look}"><a class="frame" href="${file}"><img src="${file}" alt="${escape(`${kind}, ${caption}`)}" loading="lazy"></a><figcaption>${caption}</figcaption></figure>`;
  }
}

function escape(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
}
