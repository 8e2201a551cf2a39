package sql

// spark reads JSON as a variant, which Spark has from 4.0 on, and keeps each answer as the text of its JSON: a variant takes all keys of the
// record along. A number beyond the doubles is written as a text then, so that types are those of the record.
var spark = spelling{
	backslash: true,
	patterns:  map[string]string{`$`: `\z`, `\b`: wordEdge, `\B`: noWordEdge},
	words: map[string]string{
		"create": "create or replace temporary view findings as",
		"key":    `$["$1"]`,
		"given": "select cast(record as string) as row_name, cast(answers as string) as raw,\n" +
			"    case when rlike(cast(answers as string), '^[ \\\\t\\\\n\\\\r]*[{]') then try_parse_json(cast(answers as string)) end as answer from answers",
		"object":   "$1 is not null",
		"all":      "",
		"item":     "to_json(variant_get(answer, $1, 'variant'))",
		"itemType": sparkType("$3"),
		"path":     `$["$1"]["$2"]`,
		"pick":     "to_json(variant_get(answer, $3, 'variant'))",
		"type":     sparkType("$2"),
		"members":  "coalesce(size(json_object_keys($1)), 0)",
		"keys":     "explode(json_object_keys(to_json($1)))",
		"string":   "try_variant_get(try_parse_json($1), '$', 'string')",
		"truth":    "$1",
		"real":     "try_cast($1 as double) + 0D",
		"blank":    `coalesce($1, 'null') in ('null', '""', '[]')`,
		"marks":    "case when $2 = 'array' and rlike($1, '^\\\\[[-+.0-9eE,]+\\\\]') then transform(split(substr($1, 2, length($1) - 2), ','), m -> try_cast(m as double) + 0D) end",
		"count":    "cast(size($1) as double)",
		"whole":    "not exists($1, m -> abs(m) > 1e15D or m % 1D <> 0D)",
		"codes":    "cast(array($1) as array<double>)",
		"within":   "size(array_except($1, $2)) = 0",
		"overlap":  "arrays_overlap($1, $2)",
		"once":     "size(array_distinct($1)) = size($1)",
		"has":      "array_contains($1, cast($2 as double))",
		"place":    "cast(nullif(array_position($1, cast($2 as double)), 0) as double)",
		"parse":    "try_cast($1 as double)",
		"double":   "cast($1 as double)",
		"trunc":    "($1 - $1 % 1D)",
		"min":      "case when $1 is not null and $2 is not null then least($1, $2) end",
		"max":      "case when $1 is not null and $2 is not null then greatest($1, $2) end",
		"add":      sparkFinite("$1 + $2"),
		"sub":      sparkFinite("$1 - $2"),
		"mul":      sparkFinite("$1 * $2"),
		"div":      sparkFinite("$1 / $2"),
		"length":   "cast(length($1) as double)",
		"matches":  "rlike($1, $2)",
		"decimals": "case when $1 % 1D = 0D then cast(cast($1 as bigint) as string) when contains(cast($1 as string), 'E-') then concat(case when $1 < 0D then '-' else '' end, '0.', " +
			"repeat('0', try_cast(substring_index(cast($1 as string), 'E-', -1) as integer) - 1), regexp_replace(substring_index(cast($1 as string), 'E', 1), '^-|[.]0$|[.]', '')) " +
			"when contains(cast($1 as string), 'E') then rtrim('0', cast(cast(cast($1 as string) as decimal(38, 20)) as string)) else cast($1 as string) end",
		"written": `regexp_extract($1, '"_id"\\s*:\\s*([-+.0-9eE]+)', 1)`,
		"found":   "select record, nr + 1 as nr, code\n  from (select record, posexplode(array($1)) as (nr, code) from $2) where code is not null",
		"texts":   "array($1)",
		"at":      "element_at($1, $2)",
	},
}

// sparkType is the type of what stands under a key.
func sparkType(key string) string {
	return "element_at(map('ST', 'string', 'BO', 'boolean', 'BI', 'number', 'DO', 'number', 'DE', 'number', 'AR', 'array', 'OB', 'object'), " +
		"left(schema_of_variant(variant_get(answer, " + key + ", 'variant')), 2))"
}

func sparkFinite(x string) string {
	return "case when abs(" + x + ") <= 1.7976931348623157e308D then " + x + " end"
}
