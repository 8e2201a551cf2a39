package sql

// postgres raises an error where a double is too large, or too small to be told from zero, and where a text is no JSON; its texts have no
// character 0, for which U+FFFD stands.
var postgres = spelling{
	before: `create or replace function survey_json(raw text) returns jsonb language plpgsql immutable as $body$
begin
  if strpos(raw, '\u0000') > 0 then
    raw := regexp_replace(raw, '(?<!\\)((?:\\\\)*)\\u0000', '\1\\ufffd', 'g');
  end if;
  return raw::jsonb;
exception when others then
  return null;
end $body$;

`,
	fence:    " offset 0",
	patterns: map[string]string{`\b`: wordEdge, `\B`: noWordEdge, `[\s\S]`: `.`, `[^\s\S]`: `(?:(?!.).)`, `\x`: `\u00`},
	words: map[string]string{
		"create":   createView,
		"key":      "$1",
		"given":    "select record::text as row_name, answers::text as raw, survey_json(answers::text) as answer from answers offset 0",
		"object":   "jsonb_typeof($1) = 'object'",
		"all":      "",
		"item":     "answer -> $1",
		"itemType": "nullif(jsonb_typeof($1), 'null')",
		"path":     "$2",
		"pick":     "($1 -> $2)",
		"type":     "nullif(jsonb_typeof($1), 'null')",
		"members":  "(select count(*) from jsonb_object_keys($1))",
		"keys":     "jsonb_object_keys($1)",
		"string":   "$1 #>> '{}'",
		"truth":    "$1 #>> '{}'",
		"real":     pgDouble("($1 #>> '{}')::numeric"),
		"blank":    `coalesce($1, 'null') in ('null', '""', '[]')`,
		"marks": "case when $2 = 'array' then case when not exists (select 1 from jsonb_array_elements($1) as m(j) where jsonb_typeof(j) <> 'number') " +
			"then array(select " + pgMark("(j #>> '{}')::numeric") + " from jsonb_array_elements($1) with ordinality as m(j, nr) order by nr) end end",
		"count":   "cardinality($1)::float8",
		"whole":   "not exists (select 1 from unnest($1) as m(x) where abs(x) > 1e15 or x <> trunc(x))",
		"codes":   "array[$1]::float8[]",
		"within":  "$1 <@ $2",
		"overlap": "$1 && $2",
		"once":    "(select count(distinct x) from unnest($1) as m(x)) = cardinality($1)",
		"has":     "$2 = any ($1)",
		"place":   "array_position($1, $2::float8)::float8",
		"parse":   "cast($1 as float8)",
		"double":  "($1)::float8",
		"trunc":   "trunc($1)",
		"min":     "case when $1 is not null and $2 is not null then least($1, $2) end",
		"max":     "case when $1 is not null and $2 is not null then greatest($1, $2) end",
		"add":     "case when sign($1) = -sign($2) or abs($1) <= 1.79e308 - abs($2) then $1 + $2 end",
		"sub":     "case when sign($1) = sign($2) or abs($1) <= 1.79e308 - abs($2) then $1 - $2 end",
		"mul": "case when $1 = 0 or $2 = 0 then 0 when abs($2) > 1 then case when abs($1) <= 1.79e308 / abs($2) then $1 * $2 end " +
			"when abs($1) >= 1e-323 / abs($2) then $1 * $2 else $1 - $1 + $2 - $2 end",
		"div": "case when $1 = 0 then $2 - $2 when abs($2) < 1 then case when abs($1) <= 1.79e308 * abs($2) then $1 / $2 end " +
			"when abs($1) >= 1e-323 * abs($2) then $1 / $2 else $1 - $1 + $2 - $2 end",
		"length":   "length($1)::float8",
		"matches":  "($1 ~ $2)",
		"decimals": "trim_scale(($1)::text::numeric)::text",
		"written":  `substring($1 from '"_id"\s*:\s*([-+.0-9eE]+)')`,
		"found":    "select record, nr, code\n  from $2, unnest(array[$1]) with ordinality as one(code, nr) where code is not null",
		"texts":    "array[$1]::text[]",
		"at":       "($1)[$2]",
	},
}

// pgDouble is a numeric as a double: none beyond the doubles, and 0 for what is next to nothing.
func pgDouble(x string) string {
	return "case when abs(" + x + ") < 1e300 then case when abs(" + x + ") > 3e-324 then (" + x + ")::float8 else 0 end end"
}

// pgMark is a numeric as a mark: whatever is no code need not be told from other such.
func pgMark(x string) string { return "coalesce(" + pgDouble(x) + ", 1e300)" }
