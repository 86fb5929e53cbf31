// What a page says and how it looks, to be compared under two conditions.

export async function textLines(page) {
  const text = await page.evaluate(() => document.body.innerText);
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

/** How many linked stylesheets have been loaded. */
export function styleSheets(page) {
  return page.evaluate(
    () => [...document.querySelectorAll('link[rel~=stylesheet]')].filter((link) => link.sheet).length,
  );
}

/** What the stylesheets made of each element. */
export function computedStyles(page) {
  return page.evaluate(() => {
    const properties = ['display', 'color', 'backgroundColor', 'fontSize', 'fontFamily', 'width'];
    return [...document.body.querySelectorAll('*')].flatMap((element) => {
      const name = element.outerHTML.slice(0, 60);
      const style = getComputedStyle(element);
      return properties.map((property) => `${name} ${property}: ${style[property]}`);
    });
  });
}

export function firstDifference(one, other) {
  const at = Array.from({ length: Math.max(one.length, other.length) }).findIndex(
    (_, index) => one[index] !== other[index],
  );
  return at < 0 ? undefined : `“${one[at] ?? 'nothing'}” and “${other[at] ?? 'nothing'}”`;
}
