// What a screen reader is told: headings, landmarks, names. Read from the
// accessibility tree of the browser, not from the markup.

export async function structureFaults({ page, devtools }) {
  const nodes = await accessibleNodes(devtools);
  return [
    ...(await languageFaults(page)),
    ...headingFaults(nodes),
    ...landmarkFaults(nodes),
    ...(await nameFaults(nodes, devtools)),
    ...(await drawingFaults(page)),
  ];
}

/** Regions that scroll at the width that the window has. */
export function scrollRegionFaults(page) {
  return page.evaluate(() => {
    const scrolls = (element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const rolls = (value) => value === 'auto' || value === 'scroll';
      return (
        (rolls(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (rolls(overflowY) && element.scrollHeight > element.clientHeight + 1)
      );
    };
    const name = (element) =>
      element.getAttribute('aria-label')?.trim() ||
      (element.getAttribute('aria-labelledby') ?? '')
        .split(/\s+/)
        .map((id) => document.getElementById(id)?.textContent.trim() ?? '')
        .join('');
    return [...document.body.querySelectorAll('*')].filter(scrolls).flatMap((element) => [
      ...(element.tabIndex >= 0 ? [] : [`scrolls, and no key reaches it: ${inPage.describe(element)}`]),
      ...(name(element) && element.hasAttribute('role') ? [] : [`scrolls and has no role and name: ${inPage.describe(element)}`]),
    ]);
  });
}

/** The tree as a list in the order of the document: role, name, level. */
async function accessibleNodes(devtools) {
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const found = [];
  const walk = (node) => {
    if (!node) return;
    if (!node.ignored) {
      found.push({
        role: node.role?.value,
        name: (node.name?.value ?? '').trim(),
        element: node.backendDOMNodeId,
        level: node.properties?.find(({ name }) => name === 'level')?.value?.value,
      });
    }
    for (const id of node.childIds ?? []) walk(byId.get(id));
  };
  walk(nodes.find(({ parentId }) => !parentId));
  return found;
}

async function languageFaults(page) {
  const language = await page.evaluate(() => document.documentElement.lang);
  return language === 'ja' ? [] : [`the language of the page is “${language}”`];
}

function headingFaults(nodes) {
  const headings = nodes.filter(({ role }) => role === 'heading');
  const first = headings.filter(({ level }) => level === 1).length;
  const faults = first === 1 ? [] : [`has ${first} headings of the first level`];
  headings.forEach(({ level, name }, index) => {
    const before = headings[index - 1]?.level ?? 0;
    if (level > before + 1) faults.push(`a heading of level ${level} follows one of level ${before}: “${name}”`);
    if (!name) faults.push(`a heading of level ${level} is empty`);
  });
  return faults;
}

function landmarkFaults(nodes) {
  const named = (wanted) => nodes.filter(({ role }) => role === wanted);
  const faults = ['banner', 'main', 'contentinfo'].flatMap((role) => {
    const count = named(role).length;
    return count === 1 ? [] : [`has ${count} landmarks of the role ${role}`];
  });
  const navigations = named('navigation').map(({ name }) => name);
  if (navigations.includes('')) faults.push('a navigation has no name');
  const twice = navigations.find((name, index) => name && navigations.indexOf(name) !== index);
  if (twice) faults.push(`two navigations are called “${twice}”`);
  return faults;
}

function nameFaults(nodes, devtools) {
  const kinds = { table: 'a table', LayoutTable: 'a table', image: 'a drawing or picture' };
  const nameless = nodes.filter(({ role, name }) => kinds[role] && !name);
  return Promise.all(
    nameless.map(async ({ role, element }) => {
      const { object } = await devtools.send('DOM.resolveNode', { backendNodeId: element });
      const { result } = await devtools.send('Runtime.callFunctionOn', {
        objectId: object.objectId,
        functionDeclaration: 'function () { return inPage.describe(this); }',
      });
      return `${kinds[role]} has no name: ${result.value}`;
    }),
  );
}

/** A drawing is either an image with a name, which is looked at above, or told to nobody. */
function drawingFaults(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('svg')].flatMap((svg) => {
      if (svg.closest('[aria-hidden=true]') || svg.getAttribute('role') === 'img') return [];
      return [`a drawing is neither an image nor hidden from screen readers: ${inPage.describe(svg)}`];
    }),
  );
}
