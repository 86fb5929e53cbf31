// Each page kind on paper. Leaves pictures of the printed pages in target/shots/.

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';

import { shots } from './places.mjs';
import { cutWords, originFaults, print, sizeFaults, splitDrawings, takePictures, unprintedTexts, wideOnPaper } from './proofs/paper.mjs';
import { openStage, testEachPage } from './stage.mjs';

const stage = openStage({ tab: {} });
let folder;

before(async () => {
  await mkdir(shots, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), 'ayumi-print-'));
});

after(() => rm(folder, { recursive: true, force: true }));

testEachPage('prints whole, on A4, with its address and a date', async (entry, say, t) => {
  const { page } = stage.tab;
  await stage.tab.open(await stage.served(entry), { width: 1280 }, say);
  const printed = await print(page, join(folder, `${entry.name}.pdf`));
  t.diagnostic(`${entry.name}: ${printed.pages.length} printed pages`);
  (await sizeFaults(printed, entry.paper ?? 'A4 portrait')).forEach(say);
  (await splitDrawings(page, printed)).forEach(say);
  (await unprintedTexts(page, printed)).forEach(say);
  (await cutWords(printed)).forEach(say);
  if (entry.hasAddress !== false) originFaults(printed, pathInSite(entry)).forEach(say);
  (await wideOnPaper(page, entry.paper ?? 'A4 portrait')).forEach(say);
  await takePictures(printed.file, join(shots, `${entry.name}-print`));
});

/** Each site has a folder of its own, which its own address stands for. */
function pathInSite({ route }) {
  return route.slice(route.indexOf('/') + 1);
}
