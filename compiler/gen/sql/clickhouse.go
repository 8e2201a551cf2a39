package sql

// clickHouse keeps each answer as the text of its JSON. What its reader of JSON refuses or takes for a text, numbers beyond the doubles and long
// whole ones, is written as 1e99 before, which is no answer either.
//
// Its planner carries a condition down to the table, the expressions of all steps put in for the columns: as large as a tree, which doubles with each
// step. The limit in found, which nothing reaches, keeps it from that, and arrayJoin keeps rows with no code out without a condition.
var clickHouse = spelling{
	backslash: true,
	words: map[string]string{
		"create": createView,
		"key":    "$1",
		"given": `select toString(record) as row_name, toString(answers) as raw,
    if(match(raw, '[0-9]{19}|[eE]\\+?0*[1-9][0-9][0-9]'), arrayStringConcat(arrayMap(part -> if(startsWith(part, '"'), part,
      replaceRegexpAll(replaceRegexpAll(part, '-?[0-9.]+[eE]\\+?0*[1-9][0-9]{2,}', '1e99'), '(^|[^-+.0-9eE])-?[0-9]{19,}(\\.[0-9]+)?([eE]\\+?[0-9]+)?', '\\11e99')),
      extractAll(raw, '"(?:[^"\\\\]|\\\\.)*"|[^"]+'))), raw) as answer
  from answers`,
		"object":   "(isValidJSON($1) and JSONType($1) = 'Object')",
		"all":      "CAST(JSONExtractKeysAndValuesRaw(answer), 'Map(String, String)') as js",
		"item":     "js[$1]",
		"itemType": clickType,
		"path":     "$2",
		"pick":     "JSONExtractRaw($1, $2)",
		"type":     clickType,
		"members":  "length(JSONExtractKeys($1))",
		"keys":     "arrayJoin(JSONExtractKeys($1))",
		"string":   "JSONExtractString($1)",
		"truth":    "$1",
		"real":     "(toFloat64OrNull($1) + 0.)",
		"blank":    `$1 in ('', 'null', '""', '[]')`,
		"marks":    "if($2 = 'array' and arrayAll(m -> match(m, '^[-0-9]'), JSONExtractArrayRaw($1)), arrayMap(m -> toFloat64OrZero(m) + 0., JSONExtractArrayRaw($1)), [])",
		"count":    "case when $3 = 'array' and length($1) = JSONLength($2) then toFloat64(length($1)) end",
		"whole":    "arrayAll(m -> abs(m) <= 1e15 and m = trunc(m), $1)",
		"codes":    "CAST([$1], 'Array(Float64)')",
		"within":   "hasAll($2, $1)",
		"overlap":  "hasAny($1, $2)",
		"once":     "length(arrayDistinct($1)) = length($1)",
		"has":      "has($1, $2)",
		"place":    "toFloat64(nullif(indexOf($1, $2), 0))",
		"parse":    "toFloat64OrNull($1)",
		"double":   "toFloat64($1)",
		"trunc":    "trunc($1)",
		"min":      "case when $1 is not null and $2 is not null then least($1, $2) end",
		"max":      "case when $1 is not null and $2 is not null then greatest($1, $2) end",
		"add":      "case when isFinite($1 + $2) then $1 + $2 end",
		"sub":      "case when isFinite($1 - $2) then $1 - $2 end",
		"mul":      "case when isFinite($1 * $2) then $1 * $2 end",
		"div":      "case when isFinite($1 / $2) then $1 / $2 end",
		"length":   "toFloat64(lengthUTF8($1))",
		"matches":  "match($1, $2)",
		"decimals": "case when position(toString($1), 'e-') > 0 then concat(case when $1 < 0 then '-' else '' end, '0.', " +
			"repeat('0', toUInt64OrZero(splitByString('e-', toString($1))[2]) - 1), replaceRegexpAll(splitByString('e-', toString($1))[1], '[-.]', '')) " +
			"else toString($1) end",
		"written": `extract($1, '"_id"\\s*:\\s*([-+.0-9eE]+)')`,
		"found": "select record, one.1 as nr, one.2 as code\n  from (select record, arrayJoin(arrayFilter(f -> f.2 is not null, arrayZip(arrayEnumerate(codes), codes))) as one " +
			"from (select record, [$1] as codes from $2 limit 9223372036854775807))",
		"texts": "[$1]",
		"at":    "($1)[$2]",
	},
}

const clickType = "multiIf($1 = '', null, startsWith($1, '\"'), 'string', startsWith($1, '['), 'array', startsWith($1, '{'), 'object', " +
	"$1 in ('true', 'false'), 'boolean', $1 = 'null', null, 'number')"
