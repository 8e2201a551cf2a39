// Runs surveyEngine without a page. Reads requests, one a line: {"survey": the IR, "texts": the page's texts} is the
// survey from then on; {"records": ["…", …]}, each a JSON text, asks for findings, with "ask": "defaults" or "orders" for what that function gives. Answers each
// on a line: the findings of each record, or {"error": "…"}.
const { readFileSync } = require("node:fs");
const { createInterface } = require("node:readline");
const { runInThisContext } = require("node:vm");

runInThisContext(readFileSync("engine.js", "utf8"));

let program, texts;

function answer(request) {
  if (request.survey) {
    program = surveyEngine.link(request.survey);
    texts = request.texts;
  }
  return (request.records ?? []).map((record) => surveyEngine[request.ask ?? "findings"](program, JSON.parse(record), texts));
}

function attempt(request) {
  try {
    return answer(request);
  } catch (e) {
    return { error: String(e.stack) };
  }
}

createInterface({ input: process.stdin }).on("line", (line) => console.log(JSON.stringify(attempt(JSON.parse(line)))));
