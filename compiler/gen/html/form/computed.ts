import { element, find, focusBehind, setText } from "./dom";
import { valueInWords, type FieldEvents, type Fill, type Shown } from "./field";
import type { Showing } from "./fields";
import type { Finding } from "./findings";
import { plain } from "./insert";
import type { Item } from "./ir";
import { pressed } from "./leftover";
import { pieces } from "./piece";
import { isBlank, type Json } from "./record";
import type { Stop } from "./route";
import { say, type Texts } from "./say";
import { FindingList } from "./warning";

/** A computed item on the page: its value, and what a loaded record stored in place of it. */
class ComputedField implements Shown {
  private readonly findings: FindingList;

  constructor(
    readonly root: HTMLElement,
    private readonly item: Item,
    private readonly texts: Texts,
    private readonly events: FieldEvents,
  ) {
    this.findings = new FindingList(find(root, ".findings"), texts, events.verified);
  }

  get visible(): boolean {
    return !this.root.hidden;
  }

  /** A stored value shows by its finding alone. */
  show(): void {
    this.findings.reset();
  }

  render({ computed, raw }: Stop, findings: Finding[], fill: Fill, { voided }: Showing): void {
    this.root.hidden = computed === undefined && findings.length === 0;
    setText(find(this.root, "output"), plain(computed));
    const wrong = findings.some(({ code }) => code !== "assert");
    const stored = wrong && !isBlank(raw) ? this.stored(raw as Json, fill) : [];
    this.findings.render(findings, voided, ...stored);
    this.root.classList.toggle("blocked", findings.some(({ severity }) => severity === "block"));
  }

  reveal(): void {
    this.root.scrollIntoView({ block: "center" });
    this.root.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
  }

  private stored(raw: Json, fill: Fill): HTMLElement[] {
    const line = element("p", "value", say(this.texts, "page.leftover", valueInWords(this.item.domain, raw, fill)));
    const remove = (): void => {
      this.events.removed(this.root);
      focusBehind(this.root);
    };
    return [line, pressed(element("button", "remove", say(this.texts, "page.remove")), remove)];
  }
}

pieces.computed = ComputedField;
