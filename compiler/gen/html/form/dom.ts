/** A new element with a class and a text. */
export function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, text = ""): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** The first match; the page's own template holds it. */
export function find<E extends Element = HTMLElement>(root: ParentNode, selector: string): E {
  return root.querySelector<E>(selector)!;
}

/** Sets a text unless it stands there already, so that a screen reader does not say it again. */
export function setText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

/** Replaces the children unless they are the same, for the same reason. */
export function setChildren(target: HTMLElement, children: HTMLElement[]): void {
  const wanted = children.map((child) => child.outerHTML).join("");
  if (target.innerHTML === wanted) return;
  target.textContent = "";
  target.append(...children);
}

/** Gives the focus to what stands behind an element, which has gone with it, or else to the last that can have it. */
export function focusBehind(gone: Element): void {
  const open = Array.from(document.querySelectorAll<HTMLElement>("input, button")).filter((one) => one.offsetParent !== null && !one.matches(":disabled"));
  const behind = open.find((one) => gone.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  (behind ?? open[open.length - 1])?.focus();
}

const bearing = ["data-item", "name", "id", "for", "aria-describedby", "aria-labelledby", "aria-controls"];

/** Puts another place for one in all attributes that name it. */
export function rename(root: Element | DocumentFragment, from: string, to: string): void {
  const own = root instanceof Element ? [root] : [];
  for (const element of [...own, ...root.querySelectorAll("*")]) {
    for (const name of bearing) {
      const value = element.getAttribute(name);
      if (value?.includes(from)) element.setAttribute(name, value.split(from).join(to));
    }
  }
}
