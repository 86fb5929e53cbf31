// Each page kind with the Tab key alone.

import { invisibleFocus, skipLinkFaults, tabFaults } from './proofs/focus.mjs';
import { openStage, testEachPage } from './stage.mjs';

const stage = openStage({ tab: {} });

testEachPage('can be walked through with the Tab key, and shows where one is', async (entry, say) => {
  const { page } = stage.tab;
  const served = await stage.served(entry);
  await stage.tab.open(served, { width: 390 }, say);
  (await skipLinkFaults(page)).forEach(say);
  // Tab goes on where it was; only a page that is loaded anew begins at its top.
  await stage.tab.open(served, { width: 390 }, say);
  await page.evaluate(() => inPage.openDetails());
  (await tabFaults(page)).forEach(say);
  (await invisibleFocus(page)).forEach(say);
});
