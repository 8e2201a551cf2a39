-- 问卷 small：视图 findings 给出表 answers（列 record、answers）里每份答卷的问题。由 surveyc 生成，请勿手改。
-- Survey small: the view findings gives what is wrong with each record of the table answers (columns record, answers). Made by surveyc; do not edit.
--
-- 列名是字母加题目的序号：j 答案，t 它的类型，r、x 数，s 文本，c 所选，n 哪一种无回答，w 写法对不对，u、v 判定（blank 空，good 好，其余是问题的代码），k 是否算数，p 是否不问；q 是几处共用的条件，e 是算式。
-- A column is a letter and the number of a question: j its answer, t the type, r and x a number, s a text, c what is chosen, n a kind of no answer, w whether it has its form, u and v the verdict (blank, good, or the code of a finding), k whether it counts, p whether it is passed over; q is a condition that several share, e a calculation.

create or replace view findings as with
given as (select record::varchar as row_name, answers::varchar as raw, case when json_valid(answers) then answers::json end as answer from answers),
opened as (select *, json_extract(answer, '$."_id"') as j from given where json_type(answer) = 'OBJECT'),
typed as (select *, case json_type(j) when 'VARCHAR' then 'string' when 'ARRAY' then 'array' when 'OBJECT' then 'object' when 'BOOLEAN' then 'boolean' when 'UBIGINT' then 'number' when 'BIGINT' then 'number' when 'HUGEINT' then 'number' when 'DOUBLE' then 'number' end as t from opened),
numbered as (select *, case when t = 'number' then case when isfinite(try_cast(j as double)) then try_cast(j as double) + 0::double end end as x from typed),
named as (select row_name, answer, case when t = 'string' then nullif(json_extract_string(j, '$'), '') when t = 'number' then case when abs(x) < 1e15 then case when x = trunc(x) then x::bigint::varchar when contains(x::varchar, 'e') then case when x < 0 then '-' else '' end || '0.' || repeat('0', try_cast(split_part(x::varchar, 'e-', 2) as integer) - 1) || replace(ltrim(split_part(x::varchar, 'e', 1), '-'), '.', '') else x::varchar end else regexp_extract(raw, '"_id"\s*:\s*([-+.0-9eE]+)', 1) end end as id from numbered),
read as (select coalesce(id, row_name) as record, id, answer, json_extract(answer, ['$."1"', '$."2"', '$."3"', '$."4"', '$."5"']) as js, json_type(answer, ['$."1"', '$."2"', '$."3"', '$."4"', '$."5"']) as ts from named),
step1 as (select record, answer, js, ts,
    json_extract(answer, '$."_survey"') as jo0,
    json_extract(answer, '$."_version"') as jo1,
    -- 1 有无子女
    js[1] as j1,
    -- 2 年龄
    js[2] as j2,
    -- 3 孩子
    js[3] as j3,
    -- 4 身份证
    js[4] as j4,
    -- 5 合计
    js[5] as j5
  from read),
step2 as (select record, ts, jo0, jo1, j1, j2, j3, j4, j5,
    case json_type(jo0) when 'VARCHAR' then 'string' when 'ARRAY' then 'array' when 'OBJECT' then 'object' when 'BOOLEAN' then 'boolean' when 'UBIGINT' then 'number' when 'BIGINT' then 'number' when 'HUGEINT' then 'number' when 'DOUBLE' then 'number' end as to0,
    case json_type(jo1) when 'VARCHAR' then 'string' when 'ARRAY' then 'array' when 'OBJECT' then 'object' when 'BOOLEAN' then 'boolean' when 'UBIGINT' then 'number' when 'BIGINT' then 'number' when 'HUGEINT' then 'number' when 'DOUBLE' then 'number' end as to1,
    case ts[1] when 'VARCHAR' then 'string' when 'ARRAY' then 'array' when 'OBJECT' then 'object' when 'BOOLEAN' then 'boolean' when 'UBIGINT' then 'number' when 'BIGINT' then 'number' when 'HUGEINT' then 'number' when 'DOUBLE' then 'number' end as t1,
    case ts[2] when 'VARCHAR' then 'string' when 'ARRAY' then 'array' when 'OBJECT' then 'object' when 'BOOLEAN' then 'boolean' when 'UBIGINT' then 'number' when 'BIGINT' then 'number' when 'HUGEINT' then 'number' when 'DOUBLE' then 'number' end as t2,
    case ts[3] when 'VARCHAR' then 'string' when 'ARRAY' then 'array' when 'OBJECT' then 'object' when 'BOOLEAN' then 'boolean' when 'UBIGINT' then 'number' when 'BIGINT' then 'number' when 'HUGEINT' then 'number' when 'DOUBLE' then 'number' end as t3,
    case ts[4] when 'VARCHAR' then 'string' when 'ARRAY' then 'array' when 'OBJECT' then 'object' when 'BOOLEAN' then 'boolean' when 'UBIGINT' then 'number' when 'BIGINT' then 'number' when 'HUGEINT' then 'number' when 'DOUBLE' then 'number' end as t4,
    case ts[5] when 'VARCHAR' then 'string' when 'ARRAY' then 'array' when 'OBJECT' then 'object' when 'BOOLEAN' then 'boolean' when 'UBIGINT' then 'number' when 'BIGINT' then 'number' when 'HUGEINT' then 'number' when 'DOUBLE' then 'number' end as t5
  from step1),
step3 as (select record, jo0, jo1, j1, j2, j3, j4, j5, to0, to1, t1, t2, t3, t4, t5,
    case when to0 = 'number' then case when isfinite(try_cast(jo0 as double)) then try_cast(jo0 as double) + 0::double end end as xo0,
    case when to1 = 'number' then case when isfinite(try_cast(jo1 as double)) then try_cast(jo1 as double) + 0::double end end as xo1,
    case when t1 = 'number' then case when isfinite(try_cast(j1 as double)) then try_cast(j1 as double) + 0::double end end as r1,
    case when t2 = 'number' then case when isfinite(try_cast(j2 as double)) then try_cast(j2 as double) + 0::double end end as r2,
    case when t3 = 'array' and list_has_all(['UBIGINT', 'BIGINT', 'HUGEINT', 'DOUBLE'], json_type(j3, '$[*]')) then [mark + 0::double for mark in try_cast(j3 as double[])] end as c3,
    case when t4 = 'string' then json_extract_string(j4, '$') end as s4,
    case when t5 = 'number' then case when isfinite(try_cast(j5 as double)) then try_cast(j5 as double) + 0::double end end as r5
  from step2),
step4 as (select record, jo0, jo1, j1, j2, j3, j4, j5, to0, to1, xo0, xo1, r1, r2, c3, s4, r5,
    case when coalesce(jo0::varchar, 'null') in ('null', '""', '[]') then null when to0 = 'string' then json_extract_string(jo0, '$') when to0 = 'number' then case when abs(xo0) < 1e15 then case when xo0 = trunc(xo0) then xo0::bigint::varchar when contains(xo0::varchar, 'e') then case when xo0 < 0 then '-' else '' end || '0.' || repeat('0', try_cast(split_part(xo0::varchar, 'e-', 2) as integer) - 1) || replace(ltrim(split_part(xo0::varchar, 'e', 1), '-'), '.', '') else xo0::varchar end else '…' end when to0 = 'boolean' then json_extract_string(jo0, '$') when to0 = 'array' then '[…]' else '{…}' end as so0,
    case when coalesce(jo1::varchar, 'null') in ('null', '""', '[]') then null when to1 = 'string' then json_extract_string(jo1, '$') when to1 = 'number' then case when abs(xo1) < 1e15 then case when xo1 = trunc(xo1) then xo1::bigint::varchar when contains(xo1::varchar, 'e') then case when xo1 < 0 then '-' else '' end || '0.' || repeat('0', try_cast(split_part(xo1::varchar, 'e-', 2) as integer) - 1) || replace(ltrim(split_part(xo1::varchar, 'e', 1), '-'), '.', '') else xo1::varchar end else '…' end when to1 = 'boolean' then json_extract_string(jo1, '$') when to1 = 'array' then '[…]' else '{…}' end as so1,
    case when abs(r1) <= 1e15 and r1 = trunc(r1) then r1 end as x1,
    case when abs(r2) <= 1e15 and r2 = trunc(r2) then r2 end as x2,
    len(c3)::double as x3,
    regexp_matches(s4, '^[0-9]{17}[0-9X]$') as w4,
    case when abs(r5) <= 1e15 then r5 end as x5
  from step3),
step5 as (select record, j1, j2, j3, j4, j5, c3, s4, so0, so1, x1, x2, x3, w4, x5,
    case when coalesce(j1::varchar, 'null') in ('null', '""', '[]') then 'blank' when x1 is null then 'type' when x1 not in (1, 2) then 'option' else 'good' end as v1,
    case when coalesce(j2::varchar, 'null') in ('null', '""', '[]') then 'blank' when x2 is null then 'type' when x2 < (0)::double then 'range' when x2 > (120)::double then 'range' else 'good' end as v2,
    case when coalesce(j3::varchar, 'null') in ('null', '""', '[]') then 'blank' when x3 is null or not (len([mark for mark in c3 if abs(mark) <= 1e15 and mark = trunc(mark)]) = len(c3)) then 'type' when not (list_has_all([1, 2, 9]::double[], c3)) or not (len(list_distinct(c3)) = len(c3)) then 'option' when x3 > 1 and list_has_any(c3, [9]::double[]) then 'option' else 'good' end as v3,
    case when w4 then try_cast(substr(s4, 7, 4) as double) end as y4,
    case when w4 then try_cast(substr(s4, 11, 2) as double) end as m4,
    case when w4 then try_cast(substr(s4, 13, 2) as double) end as d4,
    case when w4 then 7 * try_cast(substr(s4, 1, 1) as double) + 9 * try_cast(substr(s4, 2, 1) as double) + 10 * try_cast(substr(s4, 3, 1) as double) + 5 * try_cast(substr(s4, 4, 1) as double) + 8 * try_cast(substr(s4, 5, 1) as double) + 4 * try_cast(substr(s4, 6, 1) as double) + 2 * try_cast(substr(s4, 7, 1) as double) + 1 * try_cast(substr(s4, 8, 1) as double) + 6 * try_cast(substr(s4, 9, 1) as double) + 3 * try_cast(substr(s4, 10, 1) as double) + 7 * try_cast(substr(s4, 11, 1) as double) + 9 * try_cast(substr(s4, 12, 1) as double) + 10 * try_cast(substr(s4, 13, 1) as double) + 5 * try_cast(substr(s4, 14, 1) as double) + 8 * try_cast(substr(s4, 15, 1) as double) + 4 * try_cast(substr(s4, 16, 1) as double) + 2 * try_cast(substr(s4, 17, 1) as double) end as z4,
    case when coalesce(j5::varchar, 'null') in ('null', '""', '[]') then 'blank' when x5 is null then 'type' else 'good' end as v5
  from step4),
step6 as (select record, j4, s4, so0, so1, x1, x3, w4, x5, v1, v2, v3, y4, m4, d4, z4, v5,
    (v1 = 'good') as k1,
    (v3 = 'good') as k3,
    coalesce(w4 and y4 >= 1 and m4 between 1 and 12 and d4 between 1 and (case when m4 = 2 then case when y4 = 4 * floor(y4 / 4) and (y4 <> 100 * floor(y4 / 100) or y4 = 400 * floor(y4 / 400)) then 29 else 28 end when m4 in (4, 6, 9, 11) then 30 else 31 end) and case z4 - 11 * floor(z4 / 11) when 0 then '1' when 1 then '0' when 2 then 'X' when 3 then '9' when 4 then '8' when 5 then '7' when 6 then '6' when 7 then '5' when 8 then '4' when 9 then '3' when 10 then '2' end = substr(s4, 18, 1), false) as r4,
    (v5 = 'good') as k5
  from step5),
step7 as (select record, j4, s4, so0, so1, x1, x3, x5, v1, v2, v3, v5, k1, k3, r4, k5,
    (k1 and coalesce((x1 in (2)), false)) as p2,
    case when coalesce(j4::varchar, 'null') in ('null', '""', '[]') then 'blank' when s4 is null then 'type' when not r4 then 'range' else 'good' end as v4,
    ((2)::double * x3) as e2
  from step6),
step8 as (select record, s4, so0, so1, x1, x5, v1, v2, v3, v5, k1, k3, k5, p2, v4, e2,
    (v4 = 'good') as k4
  from step7),
step9 as (select record, s4, so0, so1, x1, x5, v1, v2, v3, v5, k1, k3, k5, p2, v4, e2, k4,
    length(s4)::double as e1
  from step8),
found as (select record, one.nr as nr, one.code as code
  from (select record, unnest([one for one in list_transform([
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
      case when (k4 and k3 and coalesce((e1 < e2 and not (abs(e1 - e2) <= 1e-9 * greatest((1)::double, abs(e1), abs(e2)))), false)) then 'assert' end,
      -- 5 合计
      case when v5 = 'blank' then 'required' when v5 <> 'good' then v5 end,
      -- old: 旧版
      case when not case when so1 is null then false else regexp_matches(so1, '^(?:|0*[1-1][0-9][0-9][0-9](?:[^0-9][\s\S]*)?|0*20[0-0][0-9](?:[^0-9][\s\S]*)?|0*201[0-8](?:[^0-9][\s\S]*)?|0*0(?:[^0-9][\s\S]*)?|0*[1-9](?:[^0-9][\s\S]*)?|0*[1-9][0-9](?:[^0-9][\s\S]*)?|0*[1-9][0-9][0-9](?:[^0-9][\s\S]*)?)$') end and (k5 and coalesce((x5 > (2)::double and not (abs(x5 - (2)::double) <= 1e-9 * greatest((1)::double, abs(x5), abs((2)::double)))), false)) then 'assert' end], lambda code, nr: {'nr': nr, 'code': code}) if one.code is not null]) as one from step9))
select record, (['_survey', '_version', '1', '2', '3', '4', '4', '5', '5'])[nr] as item, code,
    ([null, null, null, null, null, null, 'one', null, 'old'])[nr] as rule,
    (['warn', 'warn', 'block', 'block', 'block', 'block', 'block', 'block', 'warn'])[nr] as severity
  from found
union all
select record, member as item, 'unknown' as code, null as rule, 'warn' as severity
  from (select record, unnest(json_keys(answer)) as member from read) keys
  where member = '' or substr(member, 1, 1) <> '_' and member not in ('', '1', '2', '3', '4', '5')
union all
select record, '_id' as item, 'duplicate' as code, null as rule, 'block' as severity
  from (select record, row_number() over (partition by record order by record) as nth from read where id is not null) named
  where nth > 1;
