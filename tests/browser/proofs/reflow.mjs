// Whether a page keeps its text together where there is little room for it.

export async function sidewaysScrolling(page) {
  return page.evaluate(() => {
    const needed = document.scrollingElement.scrollWidth;
    if (needed <= innerWidth) return [];
    // What stands in a region that scrolls makes the page no wider. A text may stick out
    // of its box, so both are looked at.
    const seen = (box, frame) => Math.min(box.right, frame.right) + scrollX;
    const texts = inPage.textBoxes().map((box) => ({ element: box.parent, right: seen(box, box.seen) }));
    const boxes = [...document.body.querySelectorAll('*')].map((element) => {
      return { element, right: seen(element.getBoundingClientRect(), inPage.frames(element).seen) };
    });
    const widest = [...texts, ...boxes].reduce((most, one) => (one.right > most.right ? one : most));
    return [`scrolls sideways: needs ${needed} px of ${innerWidth}, widest: ${inPage.describe(widest.element)}`];
  });
}

/** Texts that are cut or that lie over each other. Regions that scroll cut nothing. */
export function collisions(page) {
  return page.evaluate(() => [
    ...inPage.cuts(),
    ...inPage.overlaps().map((pair) => `texts lie over each other: ${pair}`),
  ]);
}

/** As a stylesheet of the reader's that doubles the size of the root. */
export function doubleRoot(page) {
  return page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
}

/** As the browser's own setting: media queries in rem answer to this one. */
export function setBrowserFontSize({ devtools }, size) {
  return devtools.send('Page.setFontSizes', { fontSizes: { standard: size, fixed: size } });
}
