// Axe-core: WCAG 2.0 to 2.2, A and AA, and its best practice.

import axe from 'axe-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function violations(page) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    async (values) => (await window.axe.run({ runOnly: { type: 'tag', values } })).violations,
    tags,
  );
  return found.map(({ id, impact, help, nodes }) => {
    const places = nodes.map(
      ({ target, html, failureSummary }) =>
        `\n    ${target.flat().join(' ')}\n      ${html.slice(0, 200)}` +
        `\n      ${failureSummary.replace(/\s*\n\s*/g, ' ')}`,
    );
    return `axe ${id} (${impact}): ${help}, ${nodes.length} times:${places.join('')}`;
  });
}
