// The compiled survey as `--target ir` writes it. Package compiler/ir says what each part means.

export interface Survey {
  id: string;
  title: string;
  properties: Property[];
  items: Item[];
  /** In a page: the domains that several items have, which give their places in it. */
  domains?: Domain[];
  /** In a page: what its objects have in common, as ../fold.go says. */
  shapes?: [same: object, ...names: string[]][];
  predicates: Formula[];
  rules: Rule[];
}

/** What a survey carries about itself: version, source, … */
export interface Property {
  key: string;
  value: string;
}

export interface Item {
  id: string;
  /** The id that it had in an earlier version of the survey. */
  was?: string;
  /** A page says it where the item stands; drawing the item puts it here. */
  text: string;
  unit?: string;
  domain: Domain;
  optional?: boolean;
  /** An answer that comes with the record is shown and not to be edited. */
  locked?: boolean;
  /** The page leaves it out where it is always asked, or never passed over. */
  asked?: Formula;
  passed?: Formula;
  /** Codes whose options change places from record to record; the others stand behind them. */
  shuffle?: number[];
  /** What is offered as its answer: of these the first whose `if` holds. */
  defaults?: Default[];
  /** Of a computed item, which is never asked: its value where all answers in it count. */
  compute?: Term;
  /** The head of the repeated group that it is in. */
  group?: string;
  /** Of the head of a group: how many rows there are; without, as many as are given. */
  times?: Term;
}

/** Codes of a choice, or a value. */
export interface Default {
  if?: Formula;
  codes?: number[];
  value?: Term;
}

export type Kind = "choice" | "choices" | "number" | "text" | "date" | "signature" | "location" | "rows";

export type Format = "resident-id" | "phone" | "time" | "datetime" | "photo";

export interface Domain {
  kind: Kind;
  options?: Option[];
  hidden?: Hidden[];
  /** Of a multiple choice: a ranking, whose marks stand in their order. */
  ordered?: boolean;
  integer?: boolean;
  min?: number;
  max?: number;
  pattern?: string;
  format?: Format;
  expects?: string;
  none?: NoAnswer[];
  /** The question type, where it is drawn in its own way. */
  type?: string;
}

export type NoAnswer = "refused" | "dontknow";

export interface Option {
  code: number;
  text: string;
  exclusive?: boolean;
}

/** Where `when` holds, the options of these codes are not offered. */
export interface Hidden {
  when: Formula;
  codes: number[];
}

export type Severity = "block" | "warn";

export interface Rule {
  name: string;
  item: string;
  severity: Severity;
  message: string;
  /** A record of an earlier version is not held to the rule. */
  since?: string;
  fires: Formula;
  /** Of one that warns: the answers that it uses. Only the page is told them. */
  operands?: Operand[];
}

/** The answer to an item; of the head of a group what is used in each row. */
export interface Operand {
  item: string;
  rows?: Operand[];
}

export type Formula =
  | { op: "and" | "or"; of: Formula[] }
  | { op: "ref"; index: number }
  | { op: "holds"; test: Test; is: boolean }
  | { op: "undefined" | "lacks"; test: Test }
  | { op: "answered" | "unanswered" | "blank"; item: string }
  | { op: "settled"; item: string; is: boolean }
  | { op: "none"; item: string; kind: NoAnswer; is: boolean }
  | { op: "some" | "every"; rows: string; where: Formula };

export type Test =
  | { op: "code-in"; item: string; codes: number[] }
  | { op: "has-code"; item: string; code: number }
  | { op: "compare"; compare: "eq" | "lt" | "gt"; left: Term; right: Term }
  | { op: "matches"; text: Term; pattern: string }
  | { op: "valid-id"; text: Term }
  | { op: "unique"; item: string }
  | { op: "call"; func: string; args: Term[] };

export type Term =
  | { op: "number"; value: number }
  | { op: "text"; value: string }
  | { op: "date"; value: string }
  | { op: "value"; item: string }
  | { op: "arith"; arith: ArithOp; left: Term; right: Term }
  | { op: "func"; func: FuncName; args: Term[] }
  | Total
  | { op: "call"; func: string; args: Term[] };

/** A number over the rows of a group where `where` holds and `out` does not. */
export interface Total {
  op: "total";
  total: "sum" | "min" | "max";
  rows: string;
  where: Formula;
  out: Formula;
  of: Term;
}

export type ArithOp = "add" | "sub" | "mul" | "div";

export type FuncName = "neg" | "abs" | "min" | "max" | "sum" | "round" | "len" | "year" | "days" | "count" | "rank" | "accuracy";
