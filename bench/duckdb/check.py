"""Checks a file of answers to attachment 1 by one SQL query in DuckDB: python3 check.py jsonl FILE

The query says what the form asks, what its answers may be, and its rules; it gives a row for each finding. It stands for what
somebody would write who knows SQL and this form; `malformed` and `unknown` are not said.
"""

import sys
import time

import duckdb

YES_NO = "2 3 4 4-1 5 7 7-1a 7-1b 7-1c 7-1d 8-1 8-2 8-3 8-5 9-1b 10 11 12 12-2 13 13-1a 14 14-1 14-2 14-3 14-4 15 16 17 18 19".split()
CHOICE = {**{q: 2 for q in YES_NO}, "4-2": 4, "5-1": 4, "6": 3, "8": 3, "9": 4, "9-1a": 2, "9-1c": 2, "20": 4}
MULTI = {"6-1": 4, "8-4": 5, "10-1": 8, "11-1": 7, "12-1": 6, "12-3": 3, "13-1b": 7, "19-1": 7}
AMOUNT = "1a 1b 1-1a 1-1b 1-2 1-3 1-4 15-1a 15-1b household_size exit_year".split()
TEXT = "county township village group head_name head_id respondent_signature respondent_note reviewer_unit reviewer_signature date".split()
OPTIONAL = {"exit_year", "6-1", "respondent_note"}

# When a question is asked and when it is passed over, by those before it.
ROUTE = {
    "4-1": ("c4 = 1", "c4 = 2"), "4-2": ("c4 = 1 and c4_1 = 2", "c4 = 2 or c4_1 = 1"), "5-1": ("c5 = 2", "c5 = 1"), "6-1": ("c6 = 1", "c6 in (2, 3)"),
    **{q: ("c7 = 1", "c7 = 2") for q in ("7-1a", "7-1b", "7-1c", "7-1d")},
    "8-1": ("c8 = 2", "c8 in (1, 3)"), **{q: ("c8 in (1, 2)", "c8 = 3") for q in ("8-2", "8-3", "8-5")},
    "8-4": ("c8 in (1, 2) and c8_3 = 2", "c8 = 3 or c8_3 = 1"),
    **{q: ("c9 in (2, 3, 4)", "c9 = 1") for q in ("9-1a", "9-1b", "9-1c")},
    **{q: (f"c{p} = 1", f"c{p} = 2") for q, p in (("10-1", "10"), ("11-1", "11"), ("12-1", "12"), ("13-1a", "13"), ("13-1b", "13"), ("14-1", "14"),
                                                  ("15-1a", "15"), ("15-1b", "15"), ("19-1", "19"))},
    "12-3": ("c12_2 = 1", "c12_2 = 2"), "14-4": ("c14_3 = 1", "c14_3 = 2"),
}
RULES = {
    "head-id": "not regexp_full_match(head_id, '[0-9]{17}[0-9X]') or substr('10X98765432', 1 + (" + " + ".join(
        f"{w} * try_cast(substr(head_id, {i + 1}, 1) as int)" for i, w in enumerate((7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2))
    ) + ") % 11, 1) <> substr(head_id, 18, 1) or try_strptime(substr(head_id, 7, 8), '%Y%m%d') is null",
    "income-sum": "abs(n1a - (n1_1a + n1_1b + n1_2 + n1_3)) > 1", "income-per-capita": "abs(n1b - (n1a - n1_4) / nhousehold_size) > 1",
    "in-school": "c4_1 = 1 and c10 = 2", "health-policy": "c11 = 2", "subsidy-within-loan": "n15_1b > n15_1a",
}


def name(question):
    return question.replace("-", "_")


def query(source, multi):
    """multi turns a column of marks into a list of integers."""
    typed, tests = ["_id"], []
    for q, n in CHOICE.items():
        typed.append(f'case when try_cast("{q}" as int) between 1 and {n} then try_cast("{q}" as int) end as c{name(q)}, "{q}" as r{name(q)}')
        tests.append((q, "option", f"r{name(q)} is not null and c{name(q)} is null"))
    for q, n in MULTI.items():
        typed.append(f'{multi(q)} as m{name(q)}, "{q}" as r{name(q)}')
        tests.append((q, "option", f"list_max(m{name(q)}) > {n} or list_min(m{name(q)}) < 1 or len(list_distinct(m{name(q)})) < len(m{name(q)})"))
    for q in AMOUNT:
        typed.append(f'try_cast("{q}" as double) as n{name(q)}, "{q}" as r{name(q)}')
        tests.append((q, "type", f"r{name(q)} is not null and n{name(q)} is null"))
    tests += [(q, "range", f"n{name(q)} < 0") for q in AMOUNT if q not in ("1b", "household_size", "exit_year")]
    tests += [("household_size", "range", "nhousehold_size not between 1 and 30 or nhousehold_size <> floor(nhousehold_size)"),
              ("exit_year", "range", "nexit_year not between 2014 and 2020"), ("date", "type", "date is not null and try_cast(date as date) is null")]
    typed += [f'"{q}"' for q in TEXT]
    for q in [*CHOICE, *MULTI, *AMOUNT, *TEXT]:
        answer = q if q in TEXT else "r" + name(q)
        asked, passed = ROUTE.get(q, ("true", "false"))
        answer = f'"{answer}"'
        if q not in OPTIONAL:
            tests.append((q, "required", f"({asked}) and ({answer} is null or cast({answer} as varchar) in ('', '[]'))"))
        if q in ROUTE:
            tests.append((q, "skipped", f"({passed}) and {answer} is not null"))
    tests += [(rule, "assert", f"({test})") for rule, test in RULES.items()]
    found = ", ".join(f"case when {test} then '{q} {code}' end" for q, code, test in tests)
    return f"""
        with typed as (select {", ".join(typed)}, row_number() over (partition by _id) as nth from {source}),
             found as (select _id, unnest(list_filter([{found}, case when nth > 1 then '_id duplicate' end], lambda x: x is not null)) as finding from typed)
        select _id, finding from found where _id is not null"""


def main(form, file, threads="1"):
    db = duckdb.connect()
    db.execute(f"set threads = {threads}")
    columns = {q: "VARCHAR" for q in ["_id", *TEXT, *CHOICE, *MULTI, *AMOUNT]}
    if form == "jsonl":
        spec = ", ".join(f"'{c}': '{t}'" for c, t in columns.items())
        source = f"read_json('{file}', format = 'newline_delimited', ignore_errors = true, columns = {{{spec}}})"
        sql = query(source, lambda q: f"""try_cast("{q}" as int[])""")
    elif form == "parquet":
        sql = query(f"read_parquet('{file}')", lambda q: f'"{q}"')
    else:
        source = f"read_csv('{file}', header = true, all_varchar = true, ignore_errors = true, null_padding = true)"
        sql = query(source, lambda q: f"""try_cast(string_split("{q}", ';') as int[])""")
    began = time.process_time()
    findings = db.execute(sql).fetchall()
    print(f"{time.process_time() - began:.6f} s, {len(findings)} findings")


if __name__ == "__main__":
    main(*sys.argv[1:])
