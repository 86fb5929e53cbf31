// WCAG 2.2, success criterion 2.5.8: what is pointed at is 24 CSS pixels wide and
// high, or no other target comes into a circle of 24 pixels around its middle, or it
// is a link in a line of text.

const least = 24;

export function smallTargets(page) {
  return page.evaluate((least) => {
    const selector = 'a[href], area[href], button, input:not([type=hidden]), select, textarea, summary';
    const targets = [...document.querySelectorAll(selector)]
      .filter((element) => inPage.isShown(element))
      .map((element) => ({ element, parts: lines(element) }))
      .filter(({ parts }) => parts.length > 0)
      .map((target) => ({ ...target, middle: middle(target.parts) }));
    for (const target of targets) {
      target.isSmall = !target.parts.some(({ left, right, top, bottom }) => right - left >= least - 0.01 && bottom - top >= least - 0.01);
    }

    return targets.filter((target) => target.isSmall && !standsInText(target)).flatMap((target) => {
      const near = targets.find((other) => other !== target && isTooNear(target, other));
      if (!near) return [];
      const sizes = target.parts.map(({ left, right, top, bottom }) => `${Math.round(right - left)}×${Math.round(bottom - top)}`);
      return [`target of ${sizes.join(' + ')} px, and another within its circle: ${inPage.describe(target.element)} beside ${inPage.describe(near.element)}`];
    });

    /** The boxes of a target, what it holds included, a box for each line of it. */
    function lines(element) {
      const rects = [element, ...element.querySelectorAll('*')]
        .filter((one) => !(one instanceof SVGElement) || one.localName === 'svg')
        .flatMap((one) => [...one.getClientRects()])
        .filter(({ width, height }) => width > 0.5 && height > 0.5)
        .map(({ left, right, top, bottom }) => ({ left, right, top, bottom }))
        .sort((a, b) => a.top - b.top || a.left - b.left);
      return rects.reduce((found, rect) => {
        const line = found.find(({ top, bottom }) => {
          const half = Math.min(bottom - top, rect.bottom - rect.top) / 2;
          return Math.min(bottom, rect.bottom) - Math.max(top, rect.top) > half;
        });
        if (!line) return [...found, rect];
        line.left = Math.min(line.left, rect.left);
        line.right = Math.max(line.right, rect.right);
        line.top = Math.min(line.top, rect.top);
        line.bottom = Math.max(line.bottom, rect.bottom);
        return found;
      }, []);
    }

    function middle(parts) {
      const left = Math.min(...parts.map((part) => part.left));
      const right = Math.max(...parts.map((part) => part.right));
      const top = Math.min(...parts.map((part) => part.top));
      const bottom = Math.max(...parts.map((part) => part.bottom));
      return { x: (left + right) / 2, y: (top + bottom) / 2 };
    }

    function isTooNear(target, other) {
      if (target.element.contains(other.element) || other.element.contains(target.element)) return false;
      const { x, y } = target.middle;
      const reaches = other.parts.some(({ left, right, top, bottom }) => {
        const dx = Math.max(left - x, 0, x - right);
        const dy = Math.max(top - y, 0, y - bottom);
        return Math.hypot(dx, dy) < least / 2 - 0.01;
      });
      const circles = Math.hypot(x - other.middle.x, y - other.middle.y) < least - 0.01;
      return reaches || (other.isSmall && circles);
    }

    /** Whether words that are no target stand in a line with it and give the line its height. */
    function standsInText({ element, parts }) {
      if (getComputedStyle(element).display !== 'inline') return false;
      let block = element.parentElement;
      while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
      return inPage.textBoxes(block).some(({ node, parent, top, bottom }) => {
        if (parent.closest(selector) || !/[\p{L}\p{N}]/u.test(node.data)) return false;
        return parts.some((part) => Math.min(part.bottom, bottom) - Math.max(part.top, top) > 1);
      });
    }
  }, least);
}
