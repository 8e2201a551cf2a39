// The page holds the words of each item. How it is answered is drawn here: the options stand in the survey, and what is the
// same for all items, with its words, in templates called part-….

import { element, find, rename } from "./dom";
import type { Domain, Item, Option } from "./ir";
import type { Program } from "./program";
import { isNumbered, mark } from "./say";

/** What is said at the places of the survey in another language. */
interface Said {
  says: { [place: string]: string };
}

/** Draws all items in root, those of rows in its templates, and returns root. */
export function draw<R extends ParentNode>(root: R, program: Program, languages: Said[]): R {
  const draft: Drawing = { program, languages };
  for (const place of root.querySelectorAll<HTMLElement>("[data-item]")) drawItem(place, draft);
  return root;
}

interface Drawing {
  program: Program;
  languages: Said[];
}

/** The item whose place an element bears. */
export function itemIn(root: HTMLElement, { byId }: Program): Item {
  return byId.get(root.dataset["item"]!.replace(/^\*\./, ""))!.item;
}

function drawItem(root: HTMLElement, draft: Drawing): void {
  const item = itemIn(root, draft.program);
  item.text ??= wordsIn(find(root, "bdi"));
  if (isNumbered(item.id) && !root.matches(".specify")) find(root, "legend, label, .label, .title").prepend(element("span", "number", item.id), " ");
  if (item.domain.kind === "rows") return drawGroup(root, item, draft);
  root.append(...partsOf(item).map((name) => part(name, root.dataset["item"]!)));
  for (const options of root.querySelectorAll<HTMLElement>(".options")) drawOptions(options, root, item, draft);
  for (const offer of root.querySelectorAll<HTMLElement>("[data-none]")) keepOffered(offer, item.domain);
  if (root.matches("fieldset")) describe(root, root);
  else drawLine(root, item);
}

/** What an element says, as it is written. */
function wordsIn({ dataset, textContent }: HTMLElement): string {
  return dataset["text"] ?? textContent!;
}

/** What an item is answered with, in its order. */
function partsOf(item: Item): string[] {
  const { domain } = item;
  if (item.compute) return ["computed", "findings"];
  const isLong = (domain.options?.length ?? 0) > mostListed;
  const parts: [string, unknown][] = [
    ["given", item.locked],
    ["search", isLong],
    [answerOf(domain), true],
    ["order", domain.ordered],
    ["more", isLong],
    ["none", domain.none],
    ["clear", domain.kind === "choice" || domain.ordered],
    ["proposal", item.defaults],
    ["kept", true],
    ["findings", true],
  ];
  return parts.filter(([, has]) => has).map(([name]) => name);
}

/** How many options are few enough to be looked through. */
const mostListed = 20;

function answerOf({ kind, format }: Domain): string {
  if (kind === "choice" || kind === "choices") return "options";
  if (kind === "location") return "location";
  if (kind === "signature") return format ?? kind;
  return "line";
}

/** A part for a place. */
function part(name: string, place: string): DocumentFragment {
  const made = document.importNode(find<HTMLTemplateElement>(document, "#part-" + name).content, true);
  rename(made, "*", place);
  return made;
}

function drawOptions(box: HTMLElement, root: HTMLElement, { id, domain }: Item, { languages }: Drawing): void {
  const place = root.dataset["item"]!;
  if (domain.kind === "choice") root.setAttribute("role", "radiogroup");
  if (domain.type === "rating") box.classList.add("rating");
  if (domain.ordered) box.classList.add("ranking");
  for (const option of domain.options ?? []) {
    const label = optionOf(option, place, domain);
    if (languages.length > 0) find(label, "bdi").dataset["place"] = `${id} ${mark(option.code)}`;
    if (domain.options!.length > mostListed) label.append(...aliasesOf(`${id} ${mark(option.code)}`, languages));
    box.append(label, ...(domain.ordered ? rankingOf(label, `${place}-${option.code}`) : []));
  }
}

function optionOf({ code, text }: Option, place: string, { kind, type }: Domain): HTMLElement {
  const label = find(part("option", place), "label");
  const input = find<HTMLInputElement>(label, "input");
  input.type = kind === "choice" ? "radio" : "checkbox";
  input.value = String(code);
  const words = find(label, "bdi");
  words.textContent = text;
  if (text.includes("{")) words.dataset["text"] = text; // an answer may be inserted
  if (type === "rating") find(label, ".code").remove();
  else find(label, ".code").textContent = mark(code);
  return label;
}

/** What an option is called in other languages, by which it is found, too. */
function aliasesOf(place: string, languages: Said[]): HTMLElement[] {
  const names = languages.map(({ says }) => says[place]).filter((name) => name !== undefined);
  return names.map((name) => Object.assign(element("span", "", name), { hidden: true }));
}

/** The place of an option in a ranking, which the label gets, and the buttons that move it. */
function rankingOf(label: HTMLElement, place: string): Element[] {
  find(label, "bdi").id = "option-" + place;
  label.append(part("ranked", place));
  return Array.from(part("move", place).children);
}

function keepOffered(offer: HTMLElement, { none }: Domain): void {
  if (!none!.some((kind) => kind === offer.dataset["none"])) offer.parentElement!.remove();
}

/** Ties the line, picture or computed value to its label, and puts its unit behind it. A short label and its line share a row. */
function drawLine(root: HTMLElement, item: Item): void {
  const [label, answer] = [find(root, "label, .label"), find(root, "input, output")];
  if (label instanceof HTMLLabelElement) label.htmlFor = answer.id;
  else label.id = "label-" + root.dataset["item"];
  describe(answer, root);
  if (item.unit) find(root, ".line").append(find(root, ".unit"));
  if (!answer.matches("[type=text]")) return;
  dress(answer as HTMLInputElement, item.domain);
  const isBare = !root.querySelector(".note, .tag, .code, .none, .paper") && answer.matches("[type=text]");
  if (isBare && label.textContent!.length <= 8) root.classList.add("short");
}

/** Names the note, the unit and the findings of an item as what describes an element. */
function describe(target: HTMLElement, root: HTMLElement): void {
  const describing = ["note", "unit", "findings"].filter((name) => {
    const element = root.querySelector("." + name);
    if (element) element.id = `${name}-${root.dataset["item"]}`;
    return element;
  });
  target.setAttribute("aria-describedby", describing.map((name) => `${name}-${root.dataset["item"]}`).join(" "));
}

/** Gives a line the picker or the on-screen keyboard that its answers need. */
function dress(input: HTMLInputElement, domain: Domain): void {
  if (domain.kind === "date") return void Object.assign(input, pickers[domain.format ?? "date"]);
  input.inputMode = keyboardOf(domain);
  const longest = lengths[domain.format ?? ""];
  if (longest) input.maxLength = longest;
}

const pickers: { [format: string]: Partial<HTMLInputElement> } = {
  date: { type: "date", min: "0001-01-01", max: "9999-12-31" },
  time: { type: "time" },
  datetime: { type: "datetime-local", min: "0001-01-01T00:00", max: "9999-12-31T23:59" },
};

/** How many characters answers of a format have at most. Other bounds are not for the input: browsers count some characters twice. */
const lengths: { [format: string]: number } = {
  "resident-id": "11010519491231002X".length,
  phone: "0870-12345678".length,
};

/** Those for numbers lack the minus sign on some phones. */
function keyboardOf({ kind, format, min, integer }: Domain): string {
  if (format === "phone") return "tel";
  if (kind !== "number" || min === undefined || min < 0) return "text";
  return integer ? "numeric" : "decimal";
}

/** Draws a group, and in its template the row, around the items that stand there. */
function drawGroup(root: HTMLElement, item: Item, { program, languages }: Drawing): void {
  const place = root.dataset["item"]!;
  const [title, template] = [find(root, ".title"), find<HTMLTemplateElement>(root, "template")];
  title.id = "label-" + place;
  root.setAttribute("role", "group");
  root.setAttribute("aria-labelledby", title.id);
  template.before(part("findings", place));
  describe(root, root);
  template.before(part("rows", place));
  const [items, row] = [draw(template.content, program, languages), part("row", "*")];
  find(row, "[role=heading]").setAttribute("aria-level", String(Number(title.getAttribute("aria-level")) + 1));
  if (item.times) for (const button of [find(root, ".add"), find(row, ".delete")]) button.remove();
  find(row, ".parked").before(...items.childNodes);
  template.content.append(row);
}
