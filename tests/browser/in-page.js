// Runs in each page that is looked at: what a reader sees, in numbers.
// The proofs call it; it changes nothing but what its names say.

globalThis.inPage = (() => {
  const rendered = { contentVisibilityAuto: false, opacityProperty: true, visibilityProperty: true };

  /** A few words that help to find the element. */
  function describe(element) {
    const id = element.id ? `#${element.id}` : '';
    const classes = [...element.classList].map((name) => `.${name}`).join('');
    const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
    const at = element.closest('[id]');
    const inside = at && at !== element ? ` in #${at.id}` : '';
    return `${element.localName}${id}${classes}${inside} “${text.slice(0, 40)}”`;
  }

  /** Whether a box is one of those that hold text for screen readers alone. */
  function forListeners(element) {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.overflow === 'visible' || !['absolute', 'fixed'].includes(style.position)) continue;
      const { width, height } = at.getBoundingClientRect();
      if (width <= 1.5 && height <= 1.5) return true;
      if (style.clipPath === 'inset(50%)' || style.clip === 'rect(0px, 0px, 0px, 0px)') return true;
    }
    return false;
  }

  const isShown = (element) => element.checkVisibility(rendered) && !forListeners(element);

  const meet = (a, b) => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });

  const everywhere = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };

  function innerBox(element) {
    const box = element.getBoundingClientRect();
    if (element instanceof SVGElement) return box;
    const left = box.left + element.clientLeft;
    const top = box.top + element.clientTop;
    return { left, top, right: left + element.clientWidth, bottom: top + element.clientHeight };
  }

  /**
   * What the boxes around an element leave of it: `kept` is what no scrolling can bring
   * beyond, `seen` what is seen before anything is scrolled.
   */
  function frames(element) {
    let kept = everywhere;
    let seen = everywhere;
    let scrolls = false;
    let position = getComputedStyle(element).position;
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      // A box that is taken out of the flow is not cut by those that it is not placed in.
      const holds = at === element || (position !== 'fixed' && (position !== 'absolute' || style.position !== 'static'));
      if (at !== element && holds) position = style.position;
      if (!holds) continue;
      for (const [axis, from, to] of [['overflowX', 'left', 'right'], ['overflowY', 'top', 'bottom']]) {
        const hasBox = style.display !== 'inline' || at.localName === 'svg';
        if (style[axis] === 'visible' || !hasBox) continue;
        const box = innerBox(at);
        const side = { ...everywhere, [from]: box[from], [to]: box[to] };
        seen = meet(seen, side);
        if (style[axis] === 'auto' || style[axis] === 'scroll') scrolls = true;
        else if (!scrolls) kept = meet(kept, side);
      }
    }
    return { kept, seen };
  }

  /** How many CSS pixels the letters of an element are high, after all scaling. */
  function letterSize(element) {
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (!(element instanceof SVGGraphicsElement)) return size;
    const { a, b } = element.getScreenCTM();
    return size * Math.hypot(a, b);
  }

  /** Lines of text are boxes with air above and below; letters are what must not meet. */
  function letters(rect, size, isUpright) {
    const across = isUpright ? rect.width : rect.height;
    const air = Math.max(0, (across - size) / 2);
    return isUpright
      ? { left: rect.left + air, right: rect.right - air, top: rect.top, bottom: rect.bottom }
      : { left: rect.left, right: rect.right, top: rect.top + air, bottom: rect.bottom - air };
  }

  /** Every line of every text that is rendered, with its frames. */
  function textBoxes(root = document.body) {
    const boxes = [];
    const known = new Map();
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (node.data.trim() === '' || parent.closest('script, style, title, desc, option')) continue;
      if (!known.has(parent)) {
        const style = getComputedStyle(parent);
        known.set(parent, isShown(parent) && {
          ...frames(parent),
          size: letterSize(parent),
          isUpright: style.writingMode !== 'horizontal-tb',
        });
      }
      const around = known.get(parent);
      if (!around) continue;
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        if (rect.width < 0.5 || rect.height < 0.5) continue;
        boxes.push({ node, parent, ...letters(rect, around.size, around.isUpright), ...{ kept: around.kept, seen: around.seen } });
      }
    }
    return boxes;
  }

  const words = ({ node }) => `“${node.data.replace(/\s+/g, ' ').trim().slice(0, 30)}” in ${describe(node.parentElement)}`;

  /** Pairs of texts that lie over each other by more than a pixel. */
  function overlaps(root) {
    const floats = (element) => {
      for (let at = element; at; at = at.parentElement) {
        if (['fixed', 'sticky'].includes(getComputedStyle(at).position)) return true;
      }
      return false;
    };
    const boxes = textBoxes(root)
      .filter(({ parent }) => !floats(parent))
      .map((box) => ({ ...box, ...meet(box, box.seen) }))
      .filter(({ left, right, top, bottom }) => right - left > 1 && bottom - top > 1)
      .sort((a, b) => a.top - b.top);
    const found = [];
    boxes.forEach((box, index) => {
      for (let other = index + 1; other < boxes.length && boxes[other].top < box.bottom - 1; other += 1) {
        const common = meet(box, boxes[other]);
        if (boxes[other].node === box.node) continue;
        if (common.right - common.left > 1 && common.bottom - common.top > 1) {
          found.push(`${words(box)} and ${words(boxes[other])}`);
        }
      }
    });
    return found;
  }

  /** Texts of which a part can be read in no way. */
  function cuts(root) {
    const found = new Set();
    // The link over the navigation may wait outside of the window.
    const skip = document.querySelector('a[href^="#"]');
    for (const box of textBoxes(root)) {
      const { kept } = box;
      const slack = 2;
      const across = box.left < kept.left - 1 || box.right > kept.right + 1;
      const along = box.top < kept.top - slack || box.bottom > kept.bottom + slack;
      if (across || along) found.add(`${words(box)} is cut`);
      const isOutside = box.right + scrollX < 1 || box.bottom + scrollY < 1;
      if (isOutside && !skip?.contains(box.parent)) found.add(`${words(box)} stands outside of the page`);
    }
    return [...found];
  }

  function openDetails() {
    for (const details of document.querySelectorAll('main details')) {
      // Those of one name would close each other.
      details.removeAttribute('name');
      details.open = true;
    }
  }

  const tabbable =
    'a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, ' +
    '[tabindex], [contenteditable], audio[controls], video[controls]';

  /** What the Tab key stops at, in the order of the document. */
  function tabStops() {
    return [...document.querySelectorAll(tabbable)].filter(
      (element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility(rendered),
    );
  }

  return { describe, forListeners, frames, isShown, letterSize, textBoxes, overlaps, cuts, openDetails, tabStops };
})();
