// Whether the words of a drawing can be read.

const least = 12;

/** Texts of drawings that are shown too small, at the width that the window has. */
export function smallLetters(page) {
  return page.evaluate((least) => {
    const found = new Map();
    for (const text of document.querySelectorAll('svg text')) {
      if (!inPage.isShown(text) || text.textContent.trim() === '') continue;
      const size = inPage.letterSize(text);
      // A drawing is scaled to the pixel, its letters are not.
      if (size >= least - 0.05) continue;
      const drawing = text.closest('svg').getAttribute('class');
      const what = `letters of ${size.toFixed(1)} px, .${text.getAttribute('class')} in .${drawing}`;
      found.set(what, [...(found.get(what) ?? []), `“${text.textContent}”`]);
    }
    return [...found].map(([what, texts]) => `${what}, ${texts.length} times: ${texts.slice(0, 3).join(', ')}`);
  }, least);
}

/** Texts that lie over each other, or over the edge, within one drawing. */
export function crowdedDrawings(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('svg')].flatMap((svg) =>
      [...inPage.overlaps(svg).map((pair) => `texts lie over each other: ${pair}`), ...inPage.cuts(svg)]
        .map((fault) => `in the drawing “${svg.querySelector('title')?.textContent ?? ''}”: ${fault}`),
    ),
  );
}
