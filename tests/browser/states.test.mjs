// Each page kind in colours that the reader has set: no mark and no bar is lost.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { before } from 'node:test';

import { shots } from './places.mjs';
import { lostDrawings } from './proofs/colours.mjs';
import { openStage, testEachPage } from './stage.mjs';

const stage = openStage({ tab: {} });

before(() => mkdir(shots, { recursive: true }));

testEachPage('keeps its marks and bars in forced colours', async (entry, say) => {
  const { page } = stage.tab;
  await stage.tab.open(await stage.served(entry), { width: 390, scheme: 'dark', forced: true }, say);
  if (entry.forced) {
    await page.screenshot({ path: join(shots, `${entry.name}-390-forced.png`), fullPage: true });
  }
  await page.evaluate(() => inPage.openDetails());
  (await lostDrawings(page)).forEach(say);
});
