// Checks lines of JSON against a survey's JSON Schema with ajv's compiled code: node check.mjs SCHEMA FILE
import {createReadStream, readFileSync} from 'node:fs';
import {createInterface} from 'node:readline';
import Ajv from 'ajv/dist/2020.js';

const [schema, file] = process.argv.slice(2);
const validate = new Ajv({allErrors: true, strict: false, logger: false, unicodeRegExp: true}).compile(JSON.parse(readFileSync(schema, 'utf8')));
const before = process.cpuUsage();
let findings = 0;
for await (const line of createInterface({input: createReadStream(file)})) {
	try {
		if (!validate(JSON.parse(line))) findings += validate.errors.length;
	} catch {
		findings++;
	}
}
const {user, system} = process.cpuUsage(before);
console.log(`${((user + system) / 1e6).toFixed(6)} s, ${findings} findings`);
