// Reads requests, one a line: {"schema": …} compiles a schema in strict mode, with "own": true such that inherited members do not count; {"records": ["…", …]}, each a JSON text,
// validates records with the schema compiled last. Answers each on a line: {"verdicts": "1011…"} (1: valid)
// or {"error": "…"} for a schema that strict mode does not take.
import { createInterface } from 'node:readline'
import Ajv2020 from 'ajv/dist/2020.js'

let validate

function answer({ schema, own, records = [] }) {
  try {
    if (schema) validate = new Ajv2020({ strict: true, ownProperties: own }).compile(schema)
    return { verdicts: records.map((r) => (validate(JSON.parse(r)) ? '1' : '0')).join('') }
  } catch (e) {
    return { error: String(e) }
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(answer(JSON.parse(line))))
}
