import { element, focusBehind, setChildren } from "./dom";
import type { Finding } from "./findings";
import { say, type Texts } from "./say";

/** What stands in place of an item or a row that is passed over though the record has an answer to it. */
export class Leftover {
  readonly root = element("div", "leftover");

  constructor(
    private readonly texts: Texts,
    private readonly remove: () => void,
  ) {
    this.root.hidden = true;
  }

  /** Shows what is found, if anything is, and the answer in words. */
  render(title: string, findings: Finding[], answer: string | undefined): void {
    this.root.hidden = findings.length === 0;
    if (this.root.hidden) return setChildren(this.root, []);
    const line = answer === undefined ? [] : [element("p", "value", say(this.texts, "page.leftover", answer)), this.button()];
    setChildren(this.root, [element("p", "head", title), ...findings.map(findingLine), ...line]);
  }

  private button(): HTMLElement {
    return pressed(element("button", "remove", say(this.texts, "page.remove")), () => {
      this.remove();
      focusBehind(this.root);
    });
  }
}

export function findingLine(finding: Finding): HTMLElement {
  return element("p", "finding " + finding.severity, finding.message);
}

/** A button that does something when it is pressed. */
export function pressed(button: HTMLButtonElement, act: () => void): HTMLButtonElement {
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}
