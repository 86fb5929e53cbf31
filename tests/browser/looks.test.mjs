// Each page kind as it is served and as a file: accessible by axe-core, within the
// width of a phone, whole without scripts, and from no other host. Says what it
// costs, and leaves pictures in target/shots/.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { before } from 'node:test';

import { isMeasure } from './pages.mjs';
import { shots } from './places.mjs';
import { violations } from './proofs/accessible.mjs';
import { sidewaysScrolling } from './proofs/reflow.mjs';
import { kilobytes, policyFaults, weight, weightFaults } from './proofs/requests.mjs';
import { computedStyles, firstDifference, styleSheets, textLines } from './proofs/sameness.mjs';
import { asFile, openStage, testEachPage } from './stage.mjs';

const looks = [
  { width: 320, scheme: 'light', audit: true },
  { width: 390, scheme: 'light', shot: true },
  { width: 390, scheme: 'dark', audit: true, shot: true },
  { width: 1280, scheme: 'dark', shot: true },
  { width: 1280, scheme: 'light', audit: true, shot: true },
];

const stage = openStage({ scripted: {}, scriptless: { javaScriptEnabled: false } });

before(() => mkdir(shots, { recursive: true }));

testEachPage('is accessible, fits a phone, asks no other host and needs no script', async (entry, say, t) => {
  const { scripted, scriptless } = stage;
  const served = await stage.served(entry);

  // Waits for what a script might ask for late.
  await scripted.open(served, { ...looks[0], settle: true }, say);
  (await policyFaults(scripted.page)).forEach(say);
  (await sidewaysScrolling(scripted.page)).forEach((fault) => say(`${looks[0].width} px: ${fault}`));
  const found = await weight(scripted);
  t.diagnostic(`${entry.name}: ${kilobytes(found.bytes)} of HTML and CSS, ${found.requests} requests`);
  if (isMeasure(entry)) weightFaults(found).forEach(say);

  for (const look of looks) {
    const { width, scheme, audit, shot } = look;
    await scripted.change(look);
    if (audit) (await violations(scripted.page)).forEach((fault) => say(`${width} px, ${scheme}: ${fault}`));
    if (shot) {
      const path = join(shots, `${entry.name}-${width}-${scheme}.png`);
      await scripted.page.screenshot({ path, fullPage: true });
    }
  }

  // The last look was the widest, and so are the next ones, to compare with it.
  const wide = { width: 1280, scheme: 'light' };
  const text = await textLines(scripted.page);
  const style = await computedStyles(scripted.page);

  await scriptless.open(served, wide, (fault) => say(`without scripts: ${fault}`));
  const difference = firstDifference(text, await textLines(scriptless.page));
  if (difference) say(`the text is not the same without scripts: ${difference}`);

  await scripted.open(asFile(entry), wide, (fault) => say(`opened as a file: ${fault}`));
  if ((await styleSheets(scripted.page)) === 0) say('opened as a file: no stylesheet');
  const otherStyle = firstDifference(style, await computedStyles(scripted.page));
  if (otherStyle) say(`opened as a file it looks different: ${otherStyle}`);
});
