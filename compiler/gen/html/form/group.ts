import { element, find, setText } from "./dom";
import { bringUp, valueInWords, type Fill, type Shown } from "./field";
import type { Paper, Showing } from "./fields";
import type { Finding } from "./findings";
import type { Frame } from "./frame";
import { Leftover, pressed } from "./leftover";
import { pieces } from "./piece";
import type { LinkedItem } from "./program";
import { isBlank, recordOf, type Json } from "./record";
import { RowField } from "./row";
import type { RowStop, Stop } from "./route";
import { say } from "./say";
import { FindingList } from "./warning";

/** A group with more questions than this folds the rows that are complete. */
const mostOpen = 24;

/** A row that was deleted, and what brings it back. */
interface Undo {
  name: string;
  back(): void;
}

/** A repeated group on the page: its rows, and the ways to add and take away some where their number is free. */
class GroupField implements Shown {
  private readonly rows: HTMLElement;
  private readonly template: HTMLTemplateElement;
  private readonly undo: HTMLElement;
  private readonly parked: HTMLElement;
  private readonly addButton: HTMLElement | null;
  private readonly leftover: Leftover;
  private readonly findings: FindingList;
  /** The rows behind the number, which the record has. */
  private readonly behind = new Map<Frame, Leftover>();
  private readonly fields = new WeakMap<Frame, RowField>();
  private list: RowField[] = [];
  private frame: Frame | undefined;
  private offered: Undo | undefined;
  private title = "";
  private isLong = false;

  constructor(
    readonly root: HTMLElement,
    private readonly linked: LinkedItem,
    private readonly paper: Paper,
    private readonly around: RowField | undefined,
  ) {
    this.rows = find(root, ".rows");
    this.template = find(root, "template");
    this.undo = find(root, ".undo");
    this.parked = find(root, ".parked");
    this.addButton = root.querySelector<HTMLElement>(".add");
    this.addButton?.addEventListener("click", () => this.add());
    this.leftover = new Leftover(paper.texts, () => paper.events.removed(root));
    root.before(this.leftover.root);
    this.findings = new FindingList(find(root, ".findings"), paper.texts, paper.events.verified);
  }

  get visible(): boolean {
    return !this.root.hidden || !this.leftover.root.hidden;
  }

  show(): void {
    this.findings.reset();
    this.offerUndo();
  }

  render(stop: Stop, findings: Finding[], fill: Fill, showing: Showing): void {
    this.frame = stop.source as Frame;
    this.title = fill(this.linked.item.text);
    this.root.hidden = stop.standing !== "asked" || findings.some(({ code }) => code === "type");
    this.leftover.render(this.title, this.root.hidden ? findings : [], this.inWords(stop.raw));
    this.findings.render(findings, showing.voided);
    this.renderRows(stop.rows.filter(({ standing }) => standing !== "passed"), showing);
    this.renderBehind(stop.rows.filter(({ standing }) => standing === "passed"), showing);
    this.renderParked();
    this.renderChanging(stop);
  }

  resay(): void {
    this.drawUndo();
    for (const row of this.list) row.resay();
  }

  reveal(): void {
    bringUp(this.root.hidden ? this.leftover.root : this.root);
  }

  tidy(active: HTMLElement): void {
    for (const row of this.list) {
      if (this.isLong && row.isComplete && !row.root.contains(active)) row.fold(true);
      row.tidy(active);
    }
  }

  private renderRows(rows: RowStop[], showing: Showing): void {
    this.isLong = rows.length * this.linked.items.length > mostOpen;
    const fresh = rows.filter(({ source }) => !this.fields.has(source as Frame)).map((row) => this.newField(row));
    this.arrange(rows);
    rows.forEach((row, i) => {
      const onward = this.isLong && i + 1 < rows.length ? this.nameOf(i + 1) : undefined;
      this.list[i]!.render(row, this.nameOf(i), showing, onward);
    });
    const first = this.list.find(({ isComplete }) => !isComplete);
    if (this.isLong) for (const row of fresh) row.fold(row !== first);
  }

  private nameOf(index: number): string {
    return `${this.title} ${index + 1}`;
  }

  private newField(row: RowStop): RowField {
    const frame = row.source as Frame;
    const field = new RowField(this.template, frame, this.paper, this.around, {
      deleted: (row) => this.ask(row),
      onward: (row) => this.onward(row),
    });
    field.show(row);
    this.fields.set(frame, field);
    return field;
  }

  /** Puts the rows into their places. */
  private arrange(rows: RowStop[]): void {
    const list = rows.map(({ source }) => this.fields.get(source as Frame)!);
    const staying = new Set(list);
    for (const old of this.list) if (!staying.has(old)) old.root.remove();
    list.forEach((row, i) => row.moveTo(rows[i]!.place));
    list.forEach((row, i) => {
      const there = this.rows.children[i];
      if (there !== row.root) this.rows.insertBefore(row.root, there ?? null);
    });
    this.list = list;
  }

  private renderBehind(rows: RowStop[], showing: Showing): void {
    const gone = new Set(this.behind.keys());
    rows.forEach((row, i) => {
      gone.delete(row.source as Frame);
      this.renderLeft(row, this.nameOf(this.list.length + i), showing);
    });
    gone.forEach((frame) => this.behind.get(frame)!.root.remove());
    gone.forEach((frame) => this.behind.delete(frame));
  }

  private renderLeft({ place, source, instead }: RowStop, name: string, showing: Showing): void {
    const frame = source as Frame;
    const left = this.behind.get(frame) ?? this.newLeft(frame);
    left.render(name, showing.beside(place, left.root), this.inWords(instead ?? recordOf(frame.record())));
    showing.places.set(place, { root: left.root, reveal: () => bringUp(left.root) });
  }

  private newLeft(frame: Frame): Leftover {
    const left = new Leftover(this.paper.texts, () => this.take(frame));
    this.behind.set(frame, left);
    this.undo.before(left.root);
    return left;
  }

  private renderParked(): void {
    const parked = this.frame!.parkedRowsOf(this.linked.item.id);
    const names = parked.map((frame, i) => this.fields.get(frame)?.name ?? this.nameOf(this.list.length + i));
    this.parked.hidden = parked.length === 0;
    setText(this.parked, this.parked.hidden ? "" : this.say("page.row.parked", names.join(this.say("list.separator"))));
  }

  /** What changes the number of rows, where that is free. */
  private renderChanging({ count, linked }: Stop): void {
    if (!this.addButton) return;
    this.addButton.hidden = this.list.length >= count!.number;
    setText(this.addButton, this.say("page.row.add", this.title));
    this.root.classList.toggle("least", this.list.length <= (linked.item.domain.min ?? 0));
  }

  private add(): void {
    const frame = this.frame!.insert(this.linked.item.id, this.list.length);
    this.paper.events.moved();
    this.fields.get(frame)!.reveal();
  }

  /** Asks before a row is deleted in which there is anything. */
  private ask(row: RowField): void {
    if (row.frame.isEmpty) this.delete(row);
    else row.ask(this.say("page.row.ask", row.name), () => this.delete(row));
  }

  private delete(row: RowField): void {
    const { frame, name } = row;
    const index = this.take(frame);
    const back = () => {
      this.frame!.insert(this.linked.item.id, index, frame);
      this.offerUndo();
      this.paper.events.moved();
      row.reveal();
    };
    this.offerUndo({ name, back });
  }

  private take(frame: Frame): number {
    const index = frame.remove();
    this.paper.events.moved();
    return index;
  }

  /** Offers to bring back what was deleted last. */
  private offerUndo(offer?: Undo): void {
    this.offered = offer;
    this.drawUndo()?.focus();
  }

  private drawUndo(): HTMLElement | undefined {
    this.undo.textContent = "";
    if (!this.offered) return undefined;
    const button = pressed(element("button", "back", this.say("page.row.undo")), this.offered.back);
    this.undo.append(element("span", "", this.say("page.row.deleted", this.offered.name)), button);
    return button;
  }

  private onward(row: RowField): void {
    if (row.isComplete) row.fold(true);
    this.list[this.list.indexOf(row) + 1]?.reveal();
  }

  private inWords(raw: Json | undefined): string | undefined {
    if (isBlank(raw)) return undefined;
    return Array.isArray(raw) ? this.say("page.row.given", raw.length) : valueInWords({ kind: "rows" }, raw, String);
  }

  private say(code: string, ...args: (string | number)[]): string {
    return say(this.paper.texts, code, ...args);
  }
}

pieces.rows = GroupField;
