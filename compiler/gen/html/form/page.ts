// The form: the survey's items stand in the page already; this file ties them to the answers.

import { isNote, nextOf, renderBar } from "./bar";
import { element, find, setChildren, setText } from "./dom";
import { Field, titleOf, type Shown } from "./field";
import { ComputedField } from "./computed";
import { findings as ofRecord, type Finding, type Weighing } from "./findings";
import { fill } from "./insert";
import type { Survey } from "./ir";
import { link } from "./program";
import type { Json } from "./record";
import { say, type Texts } from "./say";
import { Sheet } from "./sheet";

/** The page. `load`, `answers` and `findings` are what others may use, as window.survey. */
class Page {
  private readonly program = link(embedded<Survey>("survey-ir"));
  private readonly texts = embedded<Texts>("survey-texts");
  private readonly sheet = new Sheet(this.program);
  private readonly fields = new Map<string, Shown>();
  /** The texts that answers are inserted into; each says in data-text how it is written. */
  private readonly filled = Array.from(document.querySelectorAll<HTMLElement>("[data-text]"));
  /** Items that were edited or left: only there "must be answered" is said. */
  private readonly touched = new Set<string>();
  /** The item whose line is being typed: its findings wait until it is done. */
  private typing: string | undefined;

  constructor() {
    for (const root of document.querySelectorAll<HTMLElement>("[data-item]")) this.addField(root);
    document.addEventListener("focusout", (event) => this.left(event));
    find(document, "#next").addEventListener("click", () => this.revealNext());
    this.render();
  }

  /** Replaces all answers by a record. Throws a TypeError on anything but an object. */
  load(record: unknown): void {
    this.sheet.load(record);
    this.touched.clear();
    this.typing = undefined;
    for (const stop of this.sheet.route.stops) this.field(stop.linked.item.id).show(stop.raw);
    this.render();
  }

  /** The record as it stands, without parked answers. */
  answers(): { [key: string]: Json } {
    return this.sheet.record();
  }

  /** What `surveyc check` says of that record. */
  findings(weighing?: Weighing): Finding[] {
    return ofRecord(this.program, this.sheet.canonical(), this.texts, weighing);
  }

  private addField(root: HTMLElement): void {
    const linked = this.program.items.find(({ item }) => item.id === root.dataset["item"])!;
    const events = {
      edited: (id: string, answer: Json | undefined, typing: boolean) => this.edited(id, answer, typing),
      removed: (id: string) => this.removed(id),
    };
    const field = linked.compute
      ? new ComputedField(root, linked.item, this.texts, events.removed)
      : new Field(root, linked.item, this.texts, events);
    this.fields.set(linked.item.id, field);
  }

  private field(id: string): Shown {
    return this.fields.get(id)!;
  }

  private edited(id: string, answer: Json | undefined, typing: boolean): void {
    this.typing = typing ? id : undefined;
    this.touched.add(id);
    this.sheet.edit(id, answer);
    this.render();
  }

  private removed(id: string): void {
    this.sheet.edit(id, undefined);
    this.render();
  }

  private left(event: FocusEvent): void {
    const root = (event.target as Element).closest<HTMLElement>("[data-item]");
    if (!root || root.contains(event.relatedTarget as Node | null)) return;
    this.typing = undefined;
    this.touched.add(root.dataset["item"]!);
    this.render();
  }

  private revealNext(): void {
    const next = nextOf(this.findings());
    if (!next) return;
    this.touched.add(next.item);
    this.render();
    this.field(next.item).reveal();
  }

  private render(): void {
    const found = this.findings();
    for (const target of this.filled) setText(target, this.fill(target.dataset["text"]!));
    for (const stop of this.sheet.route.stops) {
      const id = stop.linked.item.id;
      const shown = found.filter((finding) => finding.item === id && this.isShown(finding));
      this.field(id).render(stop, shown, this.fill);
    }
    this.renderSections();
    this.renderNotes(found);
    renderBar(this.sheet.route, found, this.texts);
  }

  private readonly fill = (text: string): string => fill(this.program, this.sheet.route.known, text);

  private isShown(finding: Finding): boolean {
    if (isNote(finding) || finding.item === this.typing) return false;
    return finding.code !== "required" || this.touched.has(finding.item);
  }

  private renderSections(): void {
    for (const section of document.querySelectorAll<HTMLElement>(".part, .matrix")) {
      const ids = Array.from(section.querySelectorAll<HTMLElement>("[data-item]"), (root) => root.dataset["item"]!);
      section.hidden = !ids.some((id) => this.field(id).visible);
    }
  }

  private renderNotes(found: Finding[]): void {
    const unknown = found.filter((finding) => finding.code === "unknown").map((finding) => finding.item);
    const notes: [string, string[]][] = [
      ["page.parked", this.sheet.parked.map((item) => titleOf(item, this.fill))],
      ["page.carried", unknown],
      ["page.unchecked", this.program.unchecked],
    ];
    const lines = notes.filter(([, names]) => names.length > 0);
    const origin = found.filter((finding) => isNote(finding) && finding.code !== "unknown");
    setChildren(find(document, "#notes"), [
      ...origin.map(({ message }) => element("p", "note", message)),
      ...lines.map(([code, names]) => this.noteLine(code, names)),
    ]);
  }

  private noteLine(code: string, names: string[]): HTMLElement {
    return element("p", "note", say(this.texts, code, names.join(say(this.texts, "list.separator"))));
  }
}

function embedded<T>(id: string): T {
  return JSON.parse(document.getElementById(id)!.textContent!) as T;
}

const page = new Page();
Object.defineProperty(window, "survey", {
  value: {
    load: (record: unknown) => page.load(record),
    answers: () => page.answers(),
    findings: (weighing?: Weighing) => page.findings(weighing),
  },
});
