package sql

// spark reads JSON as a variant, which Spark has from 4.0 on.
var spark = spelling{
	backslash: true,
	patterns:  map[string]string{`$`: `\z`, `\b`: wordEdge, `\B`: noWordEdge},
	words: map[string]string{
		"create":   "create or replace temporary view findings as",
		"key":      `$["$1"]`,
		"given":    "select cast(record as string) as row_name, cast(answers as string) as raw, try_parse_json(cast(answers as string)) as answer from answers",
		"object":   "schema_of_variant($1) like 'OBJECT%'",
		"all":      "",
		"item":     "variant_get(answer, $1, 'variant')",
		"itemType": sparkType,
		"pick":     "variant_get($1, $2, 'variant')",
		"type":     sparkType,
		"members":  "coalesce(size(json_object_keys(to_json($1))), 0)",
		"keys":     "explode(json_object_keys(to_json($1)))",
		"string":   "try_variant_get($1, '$', 'string')",
		"truth":    "try_variant_get($1, '$', 'string')",
		"real":     sparkFinite("try_variant_get($1, '$', 'double')") + " + 0D",
		"empty":    "to_json($1) = '[]'",
		"marks": "case when $2 = 'array' and not exists(try_variant_get($1, '$', 'array<variant>'), m -> coalesce(not (" + sparkNumeric("schema_of_variant(m)") + "), true)) " +
			"then transform(try_variant_get($1, '$', 'array<variant>'), m -> try_variant_get(m, '$', 'double') + 0D) end",
		"count":   "cast(size($1) as double)",
		"whole":   "not exists($1, m -> abs(m) > 1e15D or m % 1D <> 0D)",
		"codes":   "cast(array($1) as array<double>)",
		"within":  "size(array_except($1, $2)) = 0",
		"overlap": "arrays_overlap($1, $2)",
		"once":    "size(array_distinct($1)) = size($1)",
		"has":     "array_contains($1, cast($2 as double))",
		"place":   "cast(nullif(array_position($1, cast($2 as double)), 0) as double)",
		"parse":   "try_cast($1 as double)",
		"double":  "cast($1 as double)",
		"trunc":   "($1 - $1 % 1D)",
		"min":     "case when $1 is not null and $2 is not null then least($1, $2) end",
		"max":     "case when $1 is not null and $2 is not null then greatest($1, $2) end",
		"add":     sparkFinite("$1 + $2"),
		"sub":     sparkFinite("$1 - $2"),
		"mul":     sparkFinite("$1 * $2"),
		"div":     sparkFinite("$1 / $2"),
		"length":  "cast(length($1) as double)",
		"matches": "rlike($1, $2)",
		"decimals": "case when $1 % 1D = 0D then cast(cast($1 as bigint) as string) when contains(cast($1 as string), 'E-') then concat(case when $1 < 0D then '-' else '' end, '0.', " +
			"repeat('0', try_cast(substring_index(cast($1 as string), 'E-', -1) as integer) - 1), regexp_replace(substring_index(cast($1 as string), 'E', 1), '^-|[.]0$|[.]', '')) " +
			"when contains(cast($1 as string), 'E') then rtrim('0', cast(cast(cast($1 as string) as decimal(38, 20)) as string)) else cast($1 as string) end",
		"written": `regexp_extract($1, '"_id"\\s*:\\s*([-+.0-9eE]+)', 1)`,
		"found":   "select record, nr + 1 as nr, code\n  from (select record, posexplode(array($1)) as (nr, code) from $2) where code is not null",
		"texts":   "array($1)",
		"at":      "element_at($1, $2)",
	},
}

const sparkType = "case when schema_of_variant($1) = 'STRING' then 'string' when schema_of_variant($1) = 'BOOLEAN' then 'boolean' " +
	"when schema_of_variant($1) like 'ARRAY%' then 'array' when schema_of_variant($1) like 'OBJECT%' then 'object' " +
	"when schema_of_variant($1) <> 'VOID' then 'number' end"

func sparkNumeric(schema string) string {
	return schema + " in ('BIGINT', 'DOUBLE') or " + schema + " like 'DECIMAL%'"
}

func sparkFinite(x string) string {
	return "case when abs(" + x + ") <= 1.7976931348623157e308D then " + x + " end"
}
