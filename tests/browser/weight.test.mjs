// That no page of a measure costs too much. looks.test.mjs says what each kind costs.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { isMeasure, pages } from './pages.mjs';
import { absence, builtFolder } from './places.mjs';
import { kilobytes, mostBytes } from './proofs/requests.mjs';

const present = pages.filter((page) => isMeasure(page) && !absence(page));
const folders = new Map(
  present.map((page) => [dirname(page.route), dirname(join(builtFolder(page), page.route))]),
);

for (const [route, folder] of folders) {
  test(`HTML and CSS of each page in ${route} are at most ${kilobytes(mostBytes)} compressed`, async (t) => {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.html'));
    const found = await Promise.all(names.map((name) => weightOfFiles(join(folder, name))));
    const heaviest = Math.max(...found);
    t.diagnostic(`${names[found.indexOf(heaviest)]} is the heaviest of ${names.length}: ${kilobytes(heaviest)}`);
    assert.deepEqual(names.filter((_, index) => found[index] > mostBytes), []);
  });
}

async function weightOfFiles(file) {
  const html = await readFile(file, 'utf8');
  const sheets = [...html.matchAll(/<link\b[^>]*\brel="stylesheet"[^>]*\bhref="([^"]+)"/g)];
  if (sheets.length === 0) throw new Error(`${file} has no stylesheet`);
  const styles = await Promise.all(sheets.map(([, href]) => readFile(resolve(dirname(file), href))));
  return [Buffer.from(html), ...styles].reduce((sum, part) => sum + gzipSync(part).length, 0);
}
