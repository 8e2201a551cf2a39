-- 问卷 small：视图 findings 给出表 answers（列 record、answers）里每份答卷的问题。由 surveyc 生成，请勿手改。
-- Survey small: the view findings gives what is wrong with each record of the table answers (columns record, answers). Made by surveyc; do not edit.
--
-- 列名是字母加题目的序号：j 答案，t 它的类型，r、x 数，s 文本，c 所选，n 哪一种无回答，w 写法对不对，u、v 判定（blank 空，good 好，其余是问题的代码），k 是否算数，p 是否不问；q 是几处共用的条件，e 是算式。
-- A column is a letter and the number of a question: j its answer, t the type, r and x a number, s a text, c what is chosen, n a kind of no answer, w whether it has its form, u and v the verdict (blank, good, or the code of a finding), k whether it counts, p whether it is passed over; q is a condition that several share, e a calculation.

create or replace view findings as with
given as (select toString(record) as row_name, toString(answers) as raw,
    if(match(raw, '[0-9]{19}|[eE]\\+?0*[1-9][0-9][0-9]'), arrayStringConcat(arrayMap(part -> if(startsWith(part, '"'), part,
      replaceRegexpAll(replaceRegexpAll(part, '-?[0-9.]+[eE]\\+?0*[1-9][0-9]{2,}', '1e99'), '(^|[^-+.0-9eE])-?[0-9]{19,}(\\.[0-9]+)?([eE]\\+?[0-9]+)?', '\\11e99')),
      extractAll(raw, '"(?:[^"\\\\]|\\\\.)*"|[^"]+'))), raw) as answer
  from answers),
opened as (select *, JSONExtractRaw(answer, '_id') as j from given where (isValidJSON(answer) and JSONType(answer) = 'Object')),
typed as (select *, multiIf(j = '', null, startsWith(j, '"'), 'string', startsWith(j, '['), 'array', startsWith(j, '{'), 'object', j in ('true', 'false'), 'boolean', j = 'null', null, 'number') as t from opened),
numbered as (select *, case when t = 'number' then (toFloat64OrNull(j) + 0.) end as x from typed),
named as (select row_name, answer, case when t = 'string' then nullif(JSONExtractString(j), '') when t = 'number' then case when abs(x) < 1e15 then case when position(toString(x), 'e-') > 0 then concat(case when x < 0 then '-' else '' end, '0.', repeat('0', toUInt64OrZero(splitByString('e-', toString(x))[2]) - 1), replaceRegexpAll(splitByString('e-', toString(x))[1], '[-.]', '')) else toString(x) end else extract(raw, '"_id"\\s*:\\s*([-+.0-9eE]+)') end end as id from numbered),
read as (select coalesce(id, row_name) as record, id, answer, CAST(JSONExtractKeysAndValuesRaw(answer), 'Map(String, String)') as js from named),
step1 as (select record, answer, js,
    JSONExtractRaw(answer, '_survey') as jo0,
    JSONExtractRaw(answer, '_version') as jo1,
    -- 1 有无子女
    js['1'] as j1,
    -- 2 年龄
    js['2'] as j2,
    -- 3 孩子
    js['3'] as j3,
    -- 4 身份证
    js['4'] as j4,
    -- 5 合计
    js['5'] as j5
  from read),
step2 as (select record, jo0, jo1, j1, j2, j3, j4, j5,
    multiIf(jo0 = '', null, startsWith(jo0, '"'), 'string', startsWith(jo0, '['), 'array', startsWith(jo0, '{'), 'object', jo0 in ('true', 'false'), 'boolean', jo0 = 'null', null, 'number') as to0,
    multiIf(jo1 = '', null, startsWith(jo1, '"'), 'string', startsWith(jo1, '['), 'array', startsWith(jo1, '{'), 'object', jo1 in ('true', 'false'), 'boolean', jo1 = 'null', null, 'number') as to1,
    multiIf(j1 = '', null, startsWith(j1, '"'), 'string', startsWith(j1, '['), 'array', startsWith(j1, '{'), 'object', j1 in ('true', 'false'), 'boolean', j1 = 'null', null, 'number') as t1,
    multiIf(j2 = '', null, startsWith(j2, '"'), 'string', startsWith(j2, '['), 'array', startsWith(j2, '{'), 'object', j2 in ('true', 'false'), 'boolean', j2 = 'null', null, 'number') as t2,
    multiIf(j3 = '', null, startsWith(j3, '"'), 'string', startsWith(j3, '['), 'array', startsWith(j3, '{'), 'object', j3 in ('true', 'false'), 'boolean', j3 = 'null', null, 'number') as t3,
    multiIf(j4 = '', null, startsWith(j4, '"'), 'string', startsWith(j4, '['), 'array', startsWith(j4, '{'), 'object', j4 in ('true', 'false'), 'boolean', j4 = 'null', null, 'number') as t4,
    multiIf(j5 = '', null, startsWith(j5, '"'), 'string', startsWith(j5, '['), 'array', startsWith(j5, '{'), 'object', j5 in ('true', 'false'), 'boolean', j5 = 'null', null, 'number') as t5
  from step1),
step3 as (select record, jo0, jo1, j1, j2, j3, j4, j5, to0, to1, t1, t2, t3, t4, t5,
    case when to0 = 'number' then (toFloat64OrNull(jo0) + 0.) end as xo0,
    case when to1 = 'number' then (toFloat64OrNull(jo1) + 0.) end as xo1,
    case when t1 = 'number' then (toFloat64OrNull(j1) + 0.) end as r1,
    case when t2 = 'number' then (toFloat64OrNull(j2) + 0.) end as r2,
    if(t3 = 'array' and arrayAll(m -> match(m, '^[-0-9]'), JSONExtractArrayRaw(j3)), arrayMap(m -> toFloat64OrZero(m) + 0., JSONExtractArrayRaw(j3)), []) as c3,
    case when t4 = 'string' then JSONExtractString(j4) end as s4,
    case when t5 = 'number' then (toFloat64OrNull(j5) + 0.) end as r5
  from step2),
step4 as (select record, jo0, jo1, j1, j2, j3, j4, j5, to0, to1, t3, xo0, xo1, r1, r2, c3, s4, r5,
    case when jo0 in ('', 'null', '""', '[]') then null when to0 = 'string' then JSONExtractString(jo0) when to0 = 'number' then case when abs(xo0) < 1e15 then case when position(toString(xo0), 'e-') > 0 then concat(case when xo0 < 0 then '-' else '' end, '0.', repeat('0', toUInt64OrZero(splitByString('e-', toString(xo0))[2]) - 1), replaceRegexpAll(splitByString('e-', toString(xo0))[1], '[-.]', '')) else toString(xo0) end else '…' end when to0 = 'boolean' then jo0 when to0 = 'array' then '[…]' else '{…}' end as so0,
    case when jo1 in ('', 'null', '""', '[]') then null when to1 = 'string' then JSONExtractString(jo1) when to1 = 'number' then case when abs(xo1) < 1e15 then case when position(toString(xo1), 'e-') > 0 then concat(case when xo1 < 0 then '-' else '' end, '0.', repeat('0', toUInt64OrZero(splitByString('e-', toString(xo1))[2]) - 1), replaceRegexpAll(splitByString('e-', toString(xo1))[1], '[-.]', '')) else toString(xo1) end else '…' end when to1 = 'boolean' then jo1 when to1 = 'array' then '[…]' else '{…}' end as so1,
    case when abs(r1) <= 1e15 and r1 = trunc(r1) then r1 end as x1,
    case when abs(r2) <= 1e15 and r2 = trunc(r2) then r2 end as x2,
    case when t3 = 'array' and length(c3) = JSONLength(j3) then toFloat64(length(c3)) end as x3,
    match(s4, '^[0-9]{17}[0-9X]$') as w4,
    case when abs(r5) <= 1e15 then r5 end as x5
  from step3),
step5 as (select record, j1, j2, j3, j4, j5, c3, s4, so0, so1, x1, x2, x3, w4, x5,
    case when j1 in ('', 'null', '""', '[]') then 'blank' when x1 is null then 'type' when x1 not in (1, 2) then 'option' else 'good' end as v1,
    case when j2 in ('', 'null', '""', '[]') then 'blank' when x2 is null then 'type' when x2 < toFloat64(0) then 'range' when x2 > toFloat64(120) then 'range' else 'good' end as v2,
    case when j3 in ('', 'null', '""', '[]') then 'blank' when x3 is null or not (arrayAll(m -> abs(m) <= 1e15 and m = trunc(m), c3)) then 'type' when not (hasAll(CAST([1, 2, 9], 'Array(Float64)'), c3)) or not (length(arrayDistinct(c3)) = length(c3)) then 'option' when x3 > 1 and hasAny(c3, CAST([9], 'Array(Float64)')) then 'option' else 'good' end as v3,
    case when w4 then toFloat64OrNull(substr(s4, 7, 4)) end as y4,
    case when w4 then toFloat64OrNull(substr(s4, 11, 2)) end as m4,
    case when w4 then toFloat64OrNull(substr(s4, 13, 2)) end as d4,
    case when w4 then 7 * toFloat64OrNull(substr(s4, 1, 1)) + 9 * toFloat64OrNull(substr(s4, 2, 1)) + 10 * toFloat64OrNull(substr(s4, 3, 1)) + 5 * toFloat64OrNull(substr(s4, 4, 1)) + 8 * toFloat64OrNull(substr(s4, 5, 1)) + 4 * toFloat64OrNull(substr(s4, 6, 1)) + 2 * toFloat64OrNull(substr(s4, 7, 1)) + 1 * toFloat64OrNull(substr(s4, 8, 1)) + 6 * toFloat64OrNull(substr(s4, 9, 1)) + 3 * toFloat64OrNull(substr(s4, 10, 1)) + 7 * toFloat64OrNull(substr(s4, 11, 1)) + 9 * toFloat64OrNull(substr(s4, 12, 1)) + 10 * toFloat64OrNull(substr(s4, 13, 1)) + 5 * toFloat64OrNull(substr(s4, 14, 1)) + 8 * toFloat64OrNull(substr(s4, 15, 1)) + 4 * toFloat64OrNull(substr(s4, 16, 1)) + 2 * toFloat64OrNull(substr(s4, 17, 1)) end as z4,
    case when j5 in ('', 'null', '""', '[]') then 'blank' when x5 is null then 'type' else 'good' end as v5
  from step4),
step6 as (select record, j4, s4, so0, so1, x1, x3, w4, x5, v1, v2, v3, y4, m4, d4, z4, v5,
    (v1 = 'good') as k1,
    (v3 = 'good') as k3,
    coalesce(w4 and y4 >= 1 and m4 between 1 and 12 and d4 between 1 and (case when m4 = 2 then case when y4 = 4 * floor(y4 / 4) and (y4 <> 100 * floor(y4 / 100) or y4 = 400 * floor(y4 / 400)) then 29 else 28 end when m4 in (4, 6, 9, 11) then 30 else 31 end) and case z4 - 11 * floor(z4 / 11) when 0 then '1' when 1 then '0' when 2 then 'X' when 3 then '9' when 4 then '8' when 5 then '7' when 6 then '6' when 7 then '5' when 8 then '4' when 9 then '3' when 10 then '2' end = substr(s4, 18, 1), false) as r4,
    (v5 = 'good') as k5
  from step5),
step7 as (select record, j4, s4, so0, so1, x1, x3, x5, v1, v2, v3, v5, k1, k3, r4, k5,
    (k1 and coalesce((x1 in (2)), false)) as p2,
    case when j4 in ('', 'null', '""', '[]') then 'blank' when s4 is null then 'type' when not r4 then 'range' else 'good' end as v4,
    (toFloat64(2) * x3) as e2
  from step6),
step8 as (select record, s4, so0, so1, x1, x5, v1, v2, v3, v5, k1, k3, k5, p2, v4, e2,
    (v4 = 'good') as k4
  from step7),
step9 as (select record, s4, so0, so1, x1, x5, v1, v2, v3, v5, k1, k3, k5, p2, v4, e2, k4,
    toFloat64(lengthUTF8(s4)) as e1
  from step8),
found as (select record, one.1 as nr, one.2 as code
  from (select record, arrayJoin(arrayFilter(f -> f.2 is not null, arrayZip(arrayEnumerate(codes), codes))) as one from (select record, [
      -- _survey
      case when so0 <> 'small' then 'survey' end,
      -- _version
      case when so1 <> '2020' then 'version' end,
      -- 1 有无子女
      case when v1 = 'blank' then 'required' when v1 <> 'good' then v1 end,
      -- 2 年龄
      case when p2 then case when v2 <> 'blank' then 'skipped' end when v2 = 'blank' then case when (k1 and coalesce((x1 in (1)), false)) then 'required' end when v2 <> 'good' then v2 end,
      -- 3 孩子
      case when v3 not in ('blank', 'good') then v3 end,
      -- 4 身份证
      case when v4 = 'blank' then 'required' when v4 <> 'good' then v4 end,
      -- one: 不像
      case when (k4 and k3 and coalesce((e1 < e2 and not (abs(e1 - e2) <= 1e-9 * greatest(toFloat64(1), abs(e1), abs(e2)))), false)) then 'assert' end,
      -- 5 合计
      case when v5 = 'blank' then 'required' when v5 <> 'good' then v5 end,
      -- old: 旧版
      case when not case when so1 is null then false else match(so1, '^(?:|0*[1-1][0-9][0-9][0-9](?:[^0-9][\\s\\S]*)?|0*20[0-0][0-9](?:[^0-9][\\s\\S]*)?|0*201[0-8](?:[^0-9][\\s\\S]*)?|0*0(?:[^0-9][\\s\\S]*)?|0*[1-9](?:[^0-9][\\s\\S]*)?|0*[1-9][0-9](?:[^0-9][\\s\\S]*)?|0*[1-9][0-9][0-9](?:[^0-9][\\s\\S]*)?)$') end and (k5 and coalesce((x5 > toFloat64(2) and not (abs(x5 - toFloat64(2)) <= 1e-9 * greatest(toFloat64(1), abs(x5), abs(toFloat64(2))))), false)) then 'assert' end] as codes from step9 limit 9223372036854775807)))
select record, (['_survey', '_version', '1', '2', '3', '4', '4', '5', '5'])[nr] as item, code,
    ([null, null, null, null, null, null, 'one', null, 'old'])[nr] as rule,
    (['warn', 'warn', 'block', 'block', 'block', 'block', 'block', 'block', 'warn'])[nr] as severity
  from found
union all
select record, member as item, 'unknown' as code, null as rule, 'warn' as severity
  from (select record, arrayJoin(JSONExtractKeys(answer)) as member from read) keys
  where member = '' or substr(member, 1, 1) <> '_' and member not in ('', '1', '2', '3', '4', '5')
union all
select record, '_id' as item, 'duplicate' as code, null as rule, 'block' as severity
  from (select record, row_number() over (partition by record order by record) as nth from read where id is not null) named
  where nth > 1;
