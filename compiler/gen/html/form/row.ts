import { isBlocking, nextOf, nextText } from "./bar";
import { element, find, rename, setChildren, setText } from "./dom";
import { titleOf, valueInWords } from "./field";
import type { Fields, Paper, Showing } from "./fields";
import type { Finding } from "./findings";
import type { Frame } from "./frame";
import { fill } from "./insert";
import { findingLine, pressed } from "./leftover";
import { isBlank, type Json } from "./record";
import type { RowStop, Stop } from "./route";
import { say } from "./say";

/** What a row tells its group. */
export interface RowEvents {
  deleted(row: RowField): void;
  onward(row: RowField): void;
}

/** A row on the page: a head that folds it, and its items. */
export class RowField {
  readonly root: HTMLElement;
  /** What the row is called, with its first answer. */
  name = "";
  /** Whether nothing is left to do in it. */
  isComplete = false;
  private readonly body: HTMLElement;
  private readonly parked: HTMLElement;
  private readonly onward: HTMLElement;
  private readonly deleting: HTMLElement | null;
  private readonly fields: Fields;
  private place = "*";
  /** Leaves off asking. */
  private leave = (): void => {};

  constructor(
    template: HTMLTemplateElement,
    readonly frame: Frame,
    private readonly paper: Paper,
    private readonly around: RowField | undefined,
    events: RowEvents,
  ) {
    this.root = document.importNode(template.content, true).firstElementChild as HTMLElement;
    this.body = find(this.root, ".row-body");
    this.fields = paper.fieldsIn(this.body, this);
    find(this.root, ".fold").addEventListener("click", () => this.fold(!this.body.hidden));
    this.parked = find(this.root, ".parked");
    this.onward = find(this.root, ".onward");
    this.onward.addEventListener("click", () => events.onward(this));
    this.deleting = this.root.querySelector<HTMLElement>(".delete");
    this.deleting?.addEventListener("click", () => events.deleted(this));
  }

  /** Makes it the row of that place; it is off the page unless that is its place already. */
  moveTo(place: string): void {
    if (place === this.place) return;
    this.root.remove();
    rename(this.root, this.place, place);
    this.place = place;
  }

  show(row: RowStop): void {
    this.fields.show(row.stops);
  }

  render(row: RowStop, title: string, showing: Showing, onward: string | undefined): void {
    const found = showing.found.filter(({ item }) => item.startsWith(row.place));
    this.isComplete = row.is === "there" && nextOf(found) === undefined;
    this.root.hidden = row.standing !== "asked";
    this.renderHead(row, title, found);
    this.renderRaw(row, showing.beside(row.place, this.root));
    this.fields.render(row.stops, row.known, showing);
    this.renderParked(row.stops);
    this.onward.hidden = onward === undefined;
    setText(this.onward, onward === undefined ? "" : say(this.paper.texts, "page.row.onward", onward));
    showing.places.set(row.place, { root: this.root, reveal: () => this.reveal() });
  }

  resay(): void {
    this.leave();
    this.fields.resay();
  }

  fold(folded: boolean): void {
    this.body.hidden = folded;
    find(this.root, ".fold").setAttribute("aria-expanded", String(!folded));
  }

  /** Unfolds it, and what it is in. */
  open(): void {
    this.around?.open();
    this.fold(false);
  }

  /** Brings it before the reader's eyes; its first input takes the focus. */
  reveal(): void {
    this.open();
    this.root.scrollIntoView({ block: "start" });
    const inputs = Array.from(this.body.querySelectorAll<HTMLElement>("input, button"));
    inputs.find((input) => input.offsetParent !== null)?.focus({ preventScroll: true });
  }

  /** Asks a question under its head, unless it is asked already. */
  ask(question: string, act: () => void): void {
    const asked = element("div", "ask", question);
    const close = (this.leave = () => {
      asked.remove();
      this.deleting!.hidden = false;
    });
    const yes = pressed(element("button", "yes", say(this.paper.texts, "page.row.delete")), () => (close(), act()));
    const no = pressed(element("button", "no", say(this.paper.texts, "page.row.keep")), () => (close(), this.deleting!.focus()));
    asked.append(yes, no);
    this.body.before(asked);
    this.deleting!.hidden = true;
    yes.focus();
  }

  tidy(active: HTMLElement): void {
    this.fields.tidy(active);
  }

  private renderHead(row: RowStop, title: string, found: Finding[]): void {
    const { item } = row.stops[0]!.linked;
    const answer = row.known.value(item.id) === undefined ? "" : `：${fill(this.paper.program, row.known, `{${item.id}}`)}${item.unit ?? ""}`;
    this.name = title + answer;
    setText(find(this.root, ".row-name"), this.name);
    setText(find(this.root, ".row-state"), nextText(found, this.paper.texts));
    this.root.classList.toggle("complete", this.isComplete);
    this.root.classList.toggle("wrong", found.some(isBlocking));
  }

  /** What the record has in place of a row. */
  private renderRaw({ instead }: RowStop, findings: Finding[]): void {
    const kept = find(this.root, ".kept");
    kept.hidden = isBlank(instead);
    setText(kept, kept.hidden ? "" : say(this.paper.texts, "page.kept", valueInWords({ kind: "rows" }, instead as Json, String)));
    setChildren(find(this.root, ".findings"), findings.map(findingLine));
  }

  private renderParked(stops: Stop[]): void {
    const parked = stops.filter(({ linked }) => this.frame.isParked(linked.item.id)).map(({ linked }) => titleOf(linked.item, String));
    this.parked.hidden = parked.length === 0;
    setText(this.parked, this.parked.hidden ? "" : say(this.paper.texts, "page.parked", parked.join(say(this.paper.texts, "list.separator"))));
  }
}
