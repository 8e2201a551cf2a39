import { element, setChildren, setText } from "./dom";
import type { Finding } from "./findings";
import { findingLine, pressed } from "./leftover";
import { say, type Texts } from "./say";

/** Says why a warning is left as it is, or, without a reason, takes that back. */
export type Verified = (finding: Finding, reason: string | undefined) => void;

/** The findings beside an item. For a warning a reason may be given to leave it as it is. */
export class FindingList {
  private readonly warnings = new Map<string, Warning>();

  constructor(
    private readonly target: HTMLElement,
    private readonly texts: Texts,
    private readonly verified: Verified,
  ) {}

  /** Shows what is found, with the reasons given before an answer was changed. */
  render(findings: Finding[], voided: (finding: Finding) => string | undefined, ...more: HTMLElement[]): void {
    setChildren(this.target, [...findings.map((finding) => this.line(finding, voided(finding))), ...more]);
  }

  /** Leaves off asking for reasons, as when another record is loaded. */
  reset(): void {
    this.warnings.forEach((warning) => warning.rest());
  }

  private line(finding: Finding, before: string | undefined): HTMLElement {
    if (finding.code !== "assert" || finding.severity !== "warn") return findingLine(finding);
    const warning = this.warnings.get(finding.rule!) ?? new Warning(this.texts, this.verified);
    this.warnings.set(finding.rule!, warning);
    warning.render(finding, before);
    return warning.root;
  }
}

/** A warning: open, while its reason is asked for, or acknowledged. */
class Warning {
  readonly root = element("div", "finding warn");
  private readonly message = element("p", "");
  private readonly below = element("div", "verify");
  private finding!: Finding;
  private before: string | undefined;
  private drawn = "";

  constructor(
    private readonly texts: Texts,
    private readonly verified: Verified,
  ) {
    this.root.append(this.message, this.below);
  }

  render(finding: Finding, before: string | undefined): void {
    this.finding = finding;
    this.before = before;
    setText(this.message, finding.message);
    const wanted = [finding.acknowledged, before, this.say("page.verify")].join("\n");
    if (wanted !== this.drawn) this.rest();
    this.drawn = wanted;
  }

  /** Draws it while no reason is asked for. */
  rest(): void {
    const { acknowledged } = this.finding;
    this.root.classList.toggle("known", acknowledged !== undefined);
    if (acknowledged !== undefined) {
      this.draw(element("p", "why", this.say("page.acknowledged", acknowledged)), this.button("page.unacknowledge", () => this.settle(undefined)));
    } else {
      const before = this.before ? [element("p", "why", this.say("page.voided", this.before))] : [];
      this.draw(...before, this.button("page.verify", () => this.ask()));
    }
  }

  private ask(): void {
    const input = element("input", "");
    input.type = "text";
    input.maxLength = 200;
    input.value = this.before ?? "";
    input.placeholder = this.say("page.reason");
    input.setAttribute("aria-label", input.placeholder);
    const give = (): void => (input.value.trim() ? this.settle(input.value.trim()) : input.focus());
    const leave = (): void => (this.rest(), this.focus());
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229) return; // Enter that ends a word of an input method; in Safari the word has ended before
      const act = { Enter: give, Escape: leave }[event.key];
      if (!act) return;
      event.preventDefault(); // else the key presses the button that has the focus afterwards
      act();
    });
    this.draw(input, this.button("page.take", give), this.button("page.reason.cancel", leave));
    input.focus();
  }

  private settle(reason: string | undefined): void {
    this.verified(this.finding, reason);
    this.focus();
  }

  private focus(): void {
    this.below.querySelector("button")?.focus();
  }

  private draw(...children: HTMLElement[]): void {
    this.below.textContent = "";
    this.below.append(...children);
  }

  private button(code: string, act: () => void): HTMLElement {
    return pressed(element("button", "", this.say(code)), act);
  }

  private say(code: string, ...args: string[]): string {
    return say(this.texts, code, ...args);
  }
}
