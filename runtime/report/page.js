// A click on a head sorts its table, a second one the other way about.
for (const button of document.querySelectorAll("table.sortable th button")) {
  button.addEventListener("click", () => {
    const head = button.parentElement, table = head.closest("table"), column = head.cellIndex;
    const down = head.getAttribute("aria-sort") === "ascending" || head.getAttribute("aria-sort") === null && number(table, column);
    for (const other of table.querySelectorAll("th")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = [...table.tBodies[0].rows];
    const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
    rows.sort((a, b) => (down ? -1 : 1) * compare(a.cells[column].textContent, b.cells[column].textContent));
    table.tBodies[0].append(...rows);
  });
}

function number(table, column) {
  const first = table.tBodies[0].rows[0];
  return Boolean(first) && first.cells[column].classList.contains("number");
}
