package sql

// duckDB finds all answers of a record in one pass, and their types in another.
var duckDB = spelling{words: map[string]string{
	"create":   createView,
	"key":      `$."$1"`,
	"given":    "select record::varchar as row_name, answers::varchar as raw, case when json_valid(answers) then answers::json end as answer from answers",
	"object":   "json_type($1) = 'OBJECT'",
	"all":      "json_extract(answer, [$1]) as js, json_type(answer, [$1]) as ts",
	"item":     "js[$2]",
	"itemType": duckType("ts[$2]"),
	"path":     `$."$1"."$2"`,
	"pick":     "json_extract($1, $2)",
	"type":     duckType("json_type($1)"),
	"members":  "len(json_keys($1))",
	"keys":     "unnest(json_keys($1))",
	"string":   "json_extract_string($1, '$')",
	"truth":    "json_extract_string($1, '$')",
	"real":     "case when isfinite(try_cast($1 as double)) then try_cast($1 as double) + 0::double end",
	"blank":    `coalesce($1::varchar, 'null') in ('null', '""', '[]')`,
	"marks": "case when $2 = 'array' and list_has_all(['UBIGINT', 'BIGINT', 'HUGEINT', 'DOUBLE'], json_type($1, '$[*]')) " +
		"then [mark + 0::double for mark in try_cast($1 as double[])] end",
	"count":   "len($1)::double",
	"whole":   "len([mark for mark in $1 if abs(mark) <= 1e15 and mark = trunc(mark)]) = len($1)",
	"codes":   "[$1]::double[]",
	"within":  "list_has_all($2, $1)",
	"overlap": "list_has_any($1, $2)",
	"once":    "len(list_distinct($1)) = len($1)",
	"has":     "list_contains($1, $2::double)",
	"place":   "nullif(coalesce(list_position($1, $2::double), 0), 0)::double",
	"parse":   "try_cast($1 as double)",
	"double":  "($1)::double",
	"trunc":   "trunc($1)",
	"min":     "case when $1 is not null and $2 is not null then least($1, $2) end",
	"max":     "case when $1 is not null and $2 is not null then greatest($1, $2) end",
	"add":     "case when isfinite($1 + $2) then $1 + $2 end",
	"sub":     "case when isfinite($1 - $2) then $1 - $2 end",
	"mul":     "case when isfinite($1 * $2) then $1 * $2 end",
	"div":     "case when isfinite($1 / $2) then $1 / $2 end",
	"length":  "length($1)::double",
	"matches": "regexp_matches($1, $2)",
	"decimals": "case when $1 = trunc($1) then $1::bigint::varchar when contains($1::varchar, 'e') then case when $1 < 0 then '-' else '' end || '0.' || " +
		"repeat('0', try_cast(split_part($1::varchar, 'e-', 2) as integer) - 1) || replace(ltrim(split_part($1::varchar, 'e', 1), '-'), '.', '') " +
		"else $1::varchar end",
	"written": `regexp_extract($1, '"_id"\s*:\s*([-+.0-9eE]+)', 1)`,
	"found":   "select record, one.nr as nr, one.code as code\n  from (select record, unnest([one for one in list_transform([$1], lambda code, nr: {'nr': nr, 'code': code}) if one.code is not null]) as one from $2)",
	"texts":   "[$1]",
	"at":      "($1)[$2]",
}}

func duckType(of string) string {
	return "case " + of + " when 'VARCHAR' then 'string' when 'ARRAY' then 'array' when 'OBJECT' then 'object' when 'BOOLEAN' then 'boolean' " +
		"when 'UBIGINT' then 'number' when 'BIGINT' then 'number' when 'HUGEINT' then 'number' when 'DOUBLE' then 'number' end"
}
