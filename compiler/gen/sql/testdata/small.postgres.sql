-- 问卷 small：视图 findings 给出表 answers（列 record、answers）里每份答卷的问题。由 surveyc 生成，请勿手改。
-- Survey small: the view findings gives what is wrong with each record of the table answers (columns record, answers). Made by surveyc; do not edit.
--
-- 列名是字母加题目的序号：j 答案，t 它的类型，r、x 数，s 文本，c 所选，n 哪一种无回答，w 写法对不对，u、v 判定（blank 空，good 好，其余是问题的代码），k 是否算数，p 是否不问；q 是几处共用的条件，e 是算式。
-- A column is a letter and the number of a question: j its answer, t the type, r and x a number, s a text, c what is chosen, n a kind of no answer, w whether it has its form, u and v the verdict (blank, good, or the code of a finding), k whether it counts, p whether it is passed over; q is a condition that several share, e a calculation.

create or replace function survey_json(raw text) returns jsonb language plpgsql immutable as $body$
begin
  if strpos(raw, '\u0000') > 0 then
    raw := regexp_replace(raw, '(?<!\\)((?:\\\\)*)\\u0000', '\1\\ufffd', 'g');
  end if;
  return raw::jsonb;
exception when others then
  return null;
end $body$;

create or replace view findings as with
given as (select record::text as row_name, answers::text as raw, survey_json(answers::text) as answer from answers offset 0),
opened as (select *, (answer -> '_id') as j from given where jsonb_typeof(answer) = 'object'),
typed as (select *, nullif(jsonb_typeof(j), 'null') as t from opened offset 0),
numbered as (select *, case when t = 'number' then case when abs((j #>> '{}')::numeric) < 1e300 then case when abs((j #>> '{}')::numeric) > 3e-324 then ((j #>> '{}')::numeric)::float8 else 0 end end end as x from typed offset 0),
named as (select row_name, answer, case when t = 'string' then nullif(j #>> '{}', '') when t = 'number' then case when abs(x) < 1e15 then trim_scale((x)::text::numeric)::text else substring(raw from '"_id"\s*:\s*([-+.0-9eE]+)') end end as id from numbered),
read as (select coalesce(id, row_name) as record, id, answer from named),
step1 as (select record, answer,
    (answer -> '_survey') as jo0,
    (answer -> '_version') as jo1,
    -- 1 有无子女
    answer -> '1' as j1,
    -- 2 年龄
    answer -> '2' as j2,
    -- 3 孩子
    answer -> '3' as j3,
    -- 4 身份证
    answer -> '4' as j4,
    -- 5 合计
    answer -> '5' as j5
  from read offset 0),
step2 as (select record, jo0, jo1, j1, j2, j3, j4, j5,
    nullif(jsonb_typeof(jo0), 'null') as to0,
    nullif(jsonb_typeof(jo1), 'null') as to1,
    nullif(jsonb_typeof(j1), 'null') as t1,
    nullif(jsonb_typeof(j2), 'null') as t2,
    nullif(jsonb_typeof(j3), 'null') as t3,
    nullif(jsonb_typeof(j4), 'null') as t4,
    nullif(jsonb_typeof(j5), 'null') as t5
  from step1 offset 0),
step3 as (select record, jo0, jo1, j1, j2, j3, j4, j5, to0, to1, t1, t2, t3, t4, t5,
    case when to0 = 'number' then case when abs((jo0 #>> '{}')::numeric) < 1e300 then case when abs((jo0 #>> '{}')::numeric) > 3e-324 then ((jo0 #>> '{}')::numeric)::float8 else 0 end end end as xo0,
    case when to1 = 'number' then case when abs((jo1 #>> '{}')::numeric) < 1e300 then case when abs((jo1 #>> '{}')::numeric) > 3e-324 then ((jo1 #>> '{}')::numeric)::float8 else 0 end end end as xo1,
    case when t1 = 'number' then case when abs((j1 #>> '{}')::numeric) < 1e300 then case when abs((j1 #>> '{}')::numeric) > 3e-324 then ((j1 #>> '{}')::numeric)::float8 else 0 end end end as r1,
    case when t2 = 'number' then case when abs((j2 #>> '{}')::numeric) < 1e300 then case when abs((j2 #>> '{}')::numeric) > 3e-324 then ((j2 #>> '{}')::numeric)::float8 else 0 end end end as r2,
    case when t3 = 'array' then case when not exists (select 1 from jsonb_array_elements(j3) as m(j) where jsonb_typeof(j) <> 'number') then array(select coalesce(case when abs((j #>> '{}')::numeric) < 1e300 then case when abs((j #>> '{}')::numeric) > 3e-324 then ((j #>> '{}')::numeric)::float8 else 0 end end, 1e300) from jsonb_array_elements(j3) with ordinality as m(j, nr) order by nr) end end as c3,
    case when t4 = 'string' then j4 #>> '{}' end as s4,
    case when t5 = 'number' then case when abs((j5 #>> '{}')::numeric) < 1e300 then case when abs((j5 #>> '{}')::numeric) > 3e-324 then ((j5 #>> '{}')::numeric)::float8 else 0 end end end as r5
  from step2 offset 0),
step4 as (select record, jo0, jo1, j1, j2, j3, j4, j5, to0, to1, xo0, xo1, r1, r2, c3, s4, r5,
    case when coalesce(jo0, 'null') in ('null', '""', '[]') then null when to0 = 'string' then jo0 #>> '{}' when to0 = 'number' then case when abs(xo0) < 1e15 then trim_scale((xo0)::text::numeric)::text else '…' end when to0 = 'boolean' then jo0 #>> '{}' when to0 = 'array' then '[…]' else '{…}' end as so0,
    case when coalesce(jo1, 'null') in ('null', '""', '[]') then null when to1 = 'string' then jo1 #>> '{}' when to1 = 'number' then case when abs(xo1) < 1e15 then trim_scale((xo1)::text::numeric)::text else '…' end when to1 = 'boolean' then jo1 #>> '{}' when to1 = 'array' then '[…]' else '{…}' end as so1,
    case when abs(r1) <= 1e15 and r1 = trunc(r1) then r1 end as x1,
    case when abs(r2) <= 1e15 and r2 = trunc(r2) then r2 end as x2,
    cardinality(c3)::float8 as x3,
    (s4 ~ '^[0-9]{17}[0-9X]$') as w4,
    case when abs(r5) <= 1e15 then r5 end as x5
  from step3 offset 0),
step5 as (select record, j1, j2, j3, j4, j5, c3, s4, so0, so1, x1, x2, x3, w4, x5,
    case when coalesce(j1, 'null') in ('null', '""', '[]') then 'blank' when x1 is null then 'type' when x1 not in (1, 2) then 'option' else 'good' end as v1,
    case when coalesce(j2, 'null') in ('null', '""', '[]') then 'blank' when x2 is null then 'type' when x2 < (0)::float8 then 'range' when x2 > (120)::float8 then 'range' else 'good' end as v2,
    case when coalesce(j3, 'null') in ('null', '""', '[]') then 'blank' when x3 is null or not (not exists (select 1 from unnest(c3) as m(x) where abs(x) > 1e15 or x <> trunc(x))) then 'type' when not (c3 <@ array[1, 2, 9]::float8[]) or not ((select count(distinct x) from unnest(c3) as m(x)) = cardinality(c3)) then 'option' when x3 > 1 and c3 && array[9]::float8[] then 'option' else 'good' end as v3,
    case when w4 then cast(substr(s4, 7, 4) as float8) end as y4,
    case when w4 then cast(substr(s4, 11, 2) as float8) end as m4,
    case when w4 then cast(substr(s4, 13, 2) as float8) end as d4,
    case when w4 then 7 * cast(substr(s4, 1, 1) as float8) + 9 * cast(substr(s4, 2, 1) as float8) + 10 * cast(substr(s4, 3, 1) as float8) + 5 * cast(substr(s4, 4, 1) as float8) + 8 * cast(substr(s4, 5, 1) as float8) + 4 * cast(substr(s4, 6, 1) as float8) + 2 * cast(substr(s4, 7, 1) as float8) + 1 * cast(substr(s4, 8, 1) as float8) + 6 * cast(substr(s4, 9, 1) as float8) + 3 * cast(substr(s4, 10, 1) as float8) + 7 * cast(substr(s4, 11, 1) as float8) + 9 * cast(substr(s4, 12, 1) as float8) + 10 * cast(substr(s4, 13, 1) as float8) + 5 * cast(substr(s4, 14, 1) as float8) + 8 * cast(substr(s4, 15, 1) as float8) + 4 * cast(substr(s4, 16, 1) as float8) + 2 * cast(substr(s4, 17, 1) as float8) end as z4,
    case when coalesce(j5, 'null') in ('null', '""', '[]') then 'blank' when x5 is null then 'type' else 'good' end as v5
  from step4 offset 0),
step6 as (select record, j4, s4, so0, so1, x1, x3, w4, x5, v1, v2, v3, y4, m4, d4, z4, v5,
    (v1 = 'good') as k1,
    (v3 = 'good') as k3,
    coalesce(w4 and y4 >= 1 and m4 between 1 and 12 and d4 between 1 and (case when m4 = 2 then case when y4 = 4 * floor(y4 / 4) and (y4 <> 100 * floor(y4 / 100) or y4 = 400 * floor(y4 / 400)) then 29 else 28 end when m4 in (4, 6, 9, 11) then 30 else 31 end) and case z4 - 11 * floor(z4 / 11) when 0 then '1' when 1 then '0' when 2 then 'X' when 3 then '9' when 4 then '8' when 5 then '7' when 6 then '6' when 7 then '5' when 8 then '4' when 9 then '3' when 10 then '2' end = substr(s4, 18, 1), false) as r4,
    (v5 = 'good') as k5
  from step5 offset 0),
step7 as (select record, j4, s4, so0, so1, x1, x3, x5, v1, v2, v3, v5, k1, k3, r4, k5,
    (k1 and coalesce((x1 in (2)), false)) as p2,
    case when coalesce(j4, 'null') in ('null', '""', '[]') then 'blank' when s4 is null then 'type' when not r4 then 'range' else 'good' end as v4,
    ((2)::float8 * x3) as e2
  from step6 offset 0),
step8 as (select record, s4, so0, so1, x1, x5, v1, v2, v3, v5, k1, k3, k5, p2, v4, e2,
    (v4 = 'good') as k4
  from step7 offset 0),
step9 as (select record, s4, so0, so1, x1, x5, v1, v2, v3, v5, k1, k3, k5, p2, v4, e2, k4,
    length(s4)::float8 as e1
  from step8 offset 0),
found as (select record, nr, code
  from step9, unnest(array[
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
      case when (k4 and k3 and coalesce((e1 < e2 and not (abs(e1 - e2) <= 1e-9 * greatest((1)::float8, abs(e1), abs(e2)))), false)) then 'assert' end,
      -- 5 合计
      case when v5 = 'blank' then 'required' when v5 <> 'good' then v5 end,
      -- old: 旧版
      case when not case when so1 is null then false else (so1 ~ '^(?:|0*[1-1][0-9][0-9][0-9](?:[^0-9].*)?|0*20[0-0][0-9](?:[^0-9].*)?|0*201[0-8](?:[^0-9].*)?|0*0(?:[^0-9].*)?|0*[1-9](?:[^0-9].*)?|0*[1-9][0-9](?:[^0-9].*)?|0*[1-9][0-9][0-9](?:[^0-9].*)?)$') end and (k5 and coalesce((x5 > (2)::float8 and not (abs(x5 - (2)::float8) <= 1e-9 * greatest((1)::float8, abs(x5), abs((2)::float8)))), false)) then 'assert' end]) with ordinality as one(code, nr) where code is not null)
select record, (array['_survey', '_version', '1', '2', '3', '4', '4', '5', '5']::text[])[nr] as item, code,
    (array[null, null, null, null, null, null, 'one', null, 'old']::text[])[nr] as rule,
    (array['warn', 'warn', 'block', 'block', 'block', 'block', 'block', 'block', 'warn']::text[])[nr] as severity
  from found
union all
select record, member as item, 'unknown' as code, null as rule, 'warn' as severity
  from (select record, jsonb_object_keys(answer) as member from read) keys
  where member = '' or substr(member, 1, 1) <> '_' and member not in ('', '1', '2', '3', '4', '5')
union all
select record, '_id' as item, 'duplicate' as code, null as rule, 'block' as severity
  from (select record, row_number() over (partition by record order by record) as nth from read where id is not null) named
  where nth > 1;
