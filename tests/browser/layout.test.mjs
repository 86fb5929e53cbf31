// Each page kind with all of its details open: what screen readers are told of it,
// whether its drawings can be read on a phone, its targets be hit, and its text be
// doubled.

import { crowdedDrawings, smallLetters } from './proofs/drawings.mjs';
import { collisions, doubleRoot, setBrowserFontSize, sidewaysScrolling } from './proofs/reflow.mjs';
import { scrollRegionFaults, structureFaults } from './proofs/structure.mjs';
import { smallTargets } from './proofs/targets.mjs';
import { openStage, testEachPage } from './stage.mjs';

const stage = openStage({ tab: {} });

testEachPage('has order and names, and room for fingers and for large text', async (entry, say) => {
  const { tab } = stage;
  const { page } = tab;
  const tell = (where, faults) => faults.forEach((fault) => say(`${where}: ${fault}`));

  await tab.open(await stage.served(entry), { width: 320 }, say);
  await page.evaluate(() => inPage.openDetails());
  tell('structure', await structureFaults(tab));
  tell('320 px', await scrollRegionFaults(page));
  tell('320 px', await smallLetters(page));
  tell('320 px', await crowdedDrawings(page));
  tell('320 px', await collisions(page));

  await setBrowserFontSize(tab, 32);
  tell('320 px, the browser set to text of 32 px', await fits(page));
  await setBrowserFontSize(tab, 16);

  await tab.change({ width: 1280 });
  tell('1280 px', await crowdedDrawings(page));
  await tab.change({ width: 390 });
  tell('390 px', await smallTargets(page));

  await doubleRoot(page);
  tell('390 px, text of 200 %', await fits(page));
  await tab.change({ width: 1280 });
  tell('1280 px, text of 200 %', await fits(page));
});

async function fits(page) {
  return [...(await sidewaysScrolling(page)), ...(await collisions(page))];
}
