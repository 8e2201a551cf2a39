// Which item the head of a column means. Package runtime/answers says the same in Go (heads.go).

import type { Item } from "../form/ir";
import { narrow } from "../form/numeral";
import type { LinkedItem, Program } from "../form/program";
import { mark } from "../form/say";
import type { Place } from "../form/wording";
import { canonicalId, digits, foldText, isDay, readerOf, rowsIn, type Reader } from "./cell";

/** A column that is read. */
export interface Column {
  /** The heads of the groups that it is in a row of, with the number of the row from 0. */
  rows: [head: string, row: number][];
  id: string;
  /** What findings call the place, and those of the groups around. */
  key: string;
  groups: string[];
  /** Whether it is of an item; else it is what a record says of itself. */
  isItem: boolean;
  read: Reader;
}

/** What the survey says, as it is written, by place. */
type Written = Map<string, string>;

/** How many rows a group has at most, how long what a person calls an item by may be, and how many bytes an id in front of its text. */
const [mostRows, longestHead, longestId] = [1000, 4000, 40];

/** The items outside all groups, or those of one. */
export class Heads {
  private readonly byId = new Map<string, LinkedItem>();
  private readonly byLooseId = new Map<string, LinkedItem>();
  private readonly byText = new Map<string, LinkedItem[]>();
  private readonly byLooseText = new Map<string, LinkedItem[]>();
  /** Those of the groups, by their heads. */
  private readonly groups = new Map<string, Heads>();

  private constructor(
    private readonly program: Program,
    items: LinkedItem[],
    private readonly written: Written,
  ) {
    for (const linked of items) {
      const { id } = linked.item;
      const text = this.printed(linked.item);
      this.byId.set(id, linked);
      this.byLooseId.set(loose(id), linked);
      if (linked.items.length > 0) this.groups.set(id, new Heads(program, linked.items, written));
      if (text === "") continue;
      this.byText.set(text, (this.byText.get(text) ?? []).concat(linked));
      this.byLooseText.set(loose(text), (this.byLooseText.get(loose(text)) ?? []).concat(linked));
    }
  }

  static of(program: Program, wording: Place[]): Heads {
    return new Heads(program, program.items, new Map(wording.map(({ name, written }) => [name, written])));
  }

  /** The column of a head without the blanks around it; undefined where it is not read. */
  column(head: string): Column | undefined {
    if (head === "" || head.length > longestHead) return undefined;
    const [rows, linked] = this.inRow(head) ?? [[], this.item(head)];
    if (linked) return columnOf(rows, linked.item.id, true, this.readerOf(linked.item));
    const id = narrow(head);
    return id.startsWith("_") ? columnOf([], id, false, id === "_overrides" ? rowsIn : (cell) => cell) : undefined;
  }

  private readerOf({ id, domain }: Item): Reader {
    return readerOf(domain, (domain.options ?? []).map(({ code, text }) => this.written.get(`${id} ${mark(code)}`) ?? text));
  }

  /** The item in a row that a head such as members[1].age means. */
  private inRow(head: string): [Column["rows"], LinkedItem] | undefined {
    const [, group, row, rest] = /^(.+?)\[([1-9]\d{0,3})\][./]?(.+)$/.exec(narrow(head)) ?? [];
    const linked = group === undefined ? undefined : this.item(group);
    const inner = linked && this.groups.get(linked.item.id);
    if (!inner || Number(row) > mostRows) return undefined;
    const [rows, item] = inner.inRow(rest!) ?? [[], inner.item(rest!)];
    return item && [[[linked.item.id, Number(row) - 1], ...rows], item];
  }

  /** The one item that a head names: by its id, by its text, or by both together, maybe with the unit behind. */
  private item(head: string): LinkedItem | undefined {
    const bearing = this.byText.get(foldText(head)) ?? [];
    const text = loose(head);
    return this.byId.get(canonicalId(head)) ?? (bearing.length === 1 ? bearing[0] : (this.worded(text) ?? this.numbered(text) ?? this.day(head)));
  }

  /** By its text, with its unit behind or not. */
  private worded(text: string): LinkedItem | undefined {
    const bearing = this.byLooseText.get(text) ?? [];
    if (bearing.length === 1) return bearing[0];
    const [base, unit] = cutUnit(text);
    const measured = (this.byLooseText.get(base) ?? []).filter(({ item }) => unit !== "" && unit === loose(item.unit ?? ""));
    return measured.length === 1 ? measured[0] : undefined;
  }

  /** By its number with its text behind, or by its number as people say it: 4、是否在校, 第4题, Q4. */
  private numbered(text: string): LinkedItem | undefined {
    const front = text.replace(/^[第q(问题[]+/, "");
    for (let end = 1; end <= Math.min(front.length, longestId); end++) {
      const linked = this.byLooseId.get(front.slice(0, end));
      if (!linked || new TextEncoder().encode(front.slice(0, end)).length > longestId) continue;
      const rest = front.slice(end).replace(/^[)\]题.、:,\-_?]+/, "");
      if (rest === "" || this.says(linked.item, rest)) return linked;
    }
    return undefined;
  }

  /** Whether a text is the item's, with its unit behind or not. */
  private says(item: Item, text: string): boolean {
    const printed = loose(this.printed(item));
    if (text === printed) return true;
    const [base, unit] = cutUnit(text);
    return unit !== "" && base === printed && unit === loose(item.unit ?? "");
  }

  /** By its number, which a spreadsheet took for a day: 4-1 became 4月1日. */
  private day(head: string): LinkedItem | undefined {
    const text = foldText(head).replace(/^(\d\d?)-([A-Za-z]{3})$/, (_, day, month: string) => `${months.indexOf(month.toLowerCase()) / 3 + 1}月${day}日`);
    for (const pattern of days) {
      const [, year = leap, month, day] = pattern.exec(text) ?? [];
      if (month && isDay(year, month, day!)) return this.byId.get(`${Number(month)}-${Number(day)}`);
    }
    return undefined;
  }

  /** An item's text as the paper form prints it, folded. */
  private printed({ id, text }: Item): string {
    const written = this.written.get(id) ?? text;
    return foldText(written.replace(/\{([^{}]*)\}/g, (whole, id: string) => (this.program.byId.has(id) ? "____" : whole)));
  }
}

function columnOf(rows: Column["rows"], id: string, isItem: boolean, read: Reader): Column {
  const before = (to: number) => rows.slice(0, to).map(([head, row]) => `${head}[${row + 1}].`).join("");
  return { rows, id, isItem, read, key: before(rows.length) + id, groups: rows.map(([head], i) => before(i) + head) };
}

const months = "janfebmaraprmayjunjulaugsepoctnovdec";

/** The ways in which spreadsheets write such a day, blanks left out; where there is a year it is that of the typing. */
const days = [
  new RegExp(`^(?:(\\d{4})年)?${digits}月${digits}日$`),
  new RegExp(`^(\\d{4})/${digits}/${digits}$`),
  /^(\d{4})-(\d\d)-(\d\d)(?:T?(?:[01]\d|2[0-3]|\d(?!\d)):[0-5]\d:[0-5]\d(?:[.,]\d+)?)?$/,
];

/** A year with all days. */
const leap = "2000";

/** Parts a head such as 收入(元), 收入(单位:元) or 收入/元. */
function cutUnit(text: string): [base: string, unit: string] {
  const [, base = text, inside = "", behind = ""] = /^(.+?)(?:\((?:单位:?)?([^()]+)\)|[/:,](?:单位:?)?([^/:,()]+))$/.exec(text) ?? [];
  return [base, inside + behind];
}

/** Makes alike what people write differently: the width of characters, blanks, any dash, letters of either case, and a mark around the whole. */
function loose(text: string): string {
  const plain = foldText(text).replace(/[-—–―−‐‑]+/g, "-").toLowerCase();
  return plain.replace(/^[:?*。]+/, "").replace(/[:?*。]+$/, "");
}
