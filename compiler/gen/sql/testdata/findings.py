"""Runs generated scripts in DuckDB. Each line of the input asks, in JSON: a script and records (texts of JSON objects); the answer
is a line with the findings, each as [record, item, code, rule, severity]. A record without an `_id` is called by its position, from 1."""

import json
import sys

import duckdb


def findings(script, records):
    db = duckdb.connect()
    db.execute("create table answers (record varchar, answers varchar)")
    names = [str(i + 1) for i in range(len(records))]
    db.execute("insert into answers select unnest(?::varchar[]), unnest(?::varchar[])", [names, records])
    db.execute(script)
    return db.execute("select record, item, code, coalesce(rule, ''), severity from findings").fetchall()


for line in sys.stdin:
    asked = json.loads(line)
    try:
        answer = {"findings": findings(asked["script"], asked["records"])}
    except duckdb.Error as e:
        answer = {"error": str(e)}
    print(json.dumps(answer), flush=True)
