-- 问卷 small：视图 findings 给出表 answers（列 record、answers）里每份答卷的问题。由 surveyc 生成，请勿手改。
-- Survey small: the view findings gives what is wrong with each record of the table answers (columns record, answers). Made by surveyc; do not edit.
--
-- 以下各项 SQL 无法表达，只由 surveyc check 检查 / what this script cannot say and only surveyc check looks at:
--   rule old

-- A JSON value of that type that is no answer.
create or replace macro survey_blank(j, t) as
  t is null or t = 'NULL' or t = 'VARCHAR' and json_extract_string(j, '$') = '' or t = 'ARRAY' and json_array_length(j) = 0;

-- The one member of an object that stands for a kind of no answer.
create or replace macro survey_none(j, t) as
  case when t = 'OBJECT' and json_keys(j) = ['none'] and json_type(j, '$.none') = 'VARCHAR' then json_extract_string(j, '$.none') end;

create or replace macro survey_text(j, t) as case when t = 'VARCHAR' then json_extract_string(j, '$') end;
create or replace macro survey_number(j, t) as case when t in ('UBIGINT', 'BIGINT', 'HUGEINT', 'DOUBLE') then try_cast(j as double) + 0::double end;
create or replace macro survey_marks(j, t) as
  case when t = 'ARRAY' and list_has_all(['UBIGINT', 'BIGINT', 'HUGEINT', 'DOUBLE'], json_type(j, '$[*]'))
    then [mark + 0::double for mark in try_cast(j as double[])] end;
create or replace macro survey_whole(x) as abs(x) <= 1e15 and x = trunc(x);

-- Days since 1970-01-01, minutes since midnight, and minutes since 1970-01-01T00:00.
create or replace macro survey_date(s) as
  case when regexp_full_match(s, '[0-9]{4}-[0-9]{2}-[0-9]{2}') and s >= '0001'
    then (try_cast(s as date) - date '1970-01-01')::double end;
create or replace macro survey_time(s) as
  case when regexp_full_match(s, '([01][0-9]|2[0-3]):[0-5][0-9]')
    then try_cast(substr(s, 1, 2) as double) * 60 + try_cast(substr(s, 4, 2) as double) end;
create or replace macro survey_datetime(s) as
  case when length(s) = 16 and substr(s, 11, 1) = 'T' then survey_date(substr(s, 1, 10)) * 1440 + survey_time(substr(s, 12, 5)) end;
create or replace macro survey_year(x) as year(date '1970-01-01' + x::integer)::double;

-- A resident id number by GB 11643.
create or replace macro survey_resident_id(s) as
  case when regexp_full_match(s, '[0-9]{17}[0-9X]')
    then survey_date(substr(s, 7, 4) || '-' || substr(s, 11, 2) || '-' || substr(s, 13, 2)) is not null
      and substr('10X98765432', 1 + list_sum([try_cast(substr(s, i + 1, 1) as integer) * [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2][i + 1]
        for i in range(17)])::integer % 11, 1) = substr(s, 18, 1)
    else s is null and null end;

-- Numbers are equal within a billionth; what is beyond a double has no value.
create or replace macro survey_finite(x) as case when isfinite(x) then x end;
create or replace macro survey_equal(a, b) as abs(a - b) <= 1e-9 * greatest(1::double, abs(a), abs(b));
create or replace macro survey_less(a, b) as a < b and not survey_equal(a, b);
create or replace macro survey_min(a, b) as case when a is not null and b is not null then least(a, b) end;
create or replace macro survey_max(a, b) as case when a is not null and b is not null then greatest(a, b) end;

-- What findings call a record: a number by its decimals, or, from 10^15 on, as it is written.
create or replace macro survey_decimals(x) as
  case when x = trunc(x) then x::bigint::varchar
    when contains(x::varchar, 'e') then case when x < 0 then '-' else '' end || '0.' || repeat('0', try_cast(split_part(x::varchar, 'e-', 2) as integer) - 1)
      || replace(ltrim(split_part(x::varchar, 'e', 1), '-'), '.', '')
    else x::varchar end;
create or replace macro survey_number_id(answer, x) as
  case when abs(x) < 1e15 then survey_decimals(x) else regexp_extract(answer::varchar, '"_id"\s*:\s*([-+.0-9eE]+)', 1) end;
create or replace macro survey_id(answer) as
  case when json_type(answer, '$."_id"') = 'VARCHAR' then nullif(json_extract_string(answer, '$."_id"'), '')
    when json_type(answer, '$."_id"') in ('UBIGINT', 'BIGINT', 'HUGEINT', 'DOUBLE')
      then survey_number_id(answer, try_cast(json_extract(answer, '$."_id"') as double)) end;

create or replace view findings as with
given as (select record::varchar as row_name, case when json_valid(answers) then answers::json end as answer from answers),
read as (select coalesce(survey_id(answer), row_name) as record, answer,
    json_extract(answer, ['$."1"', '$."2"', '$."3"', '$."4"', '$."5"']) as j,
    json_type(answer, ['$."1"', '$."2"', '$."3"', '$."4"', '$."5"']) as t
  from given where json_type(answer) = 'OBJECT'),
typed as (select *,
    survey_number(j[1], t[1]) as x1,
    survey_number(j[2], t[2]) as x2,
    survey_marks(j[3], t[3]) as c3,
    len(c3)::double as x3,
    survey_text(j[4], t[4]) as s4,
    survey_number(j[5], t[5]) as x5
  from read),
step0 as (select *,
    case when survey_blank(j[1], t[1]) then 'blank' when x1 is null or not survey_whole(x1) then 'type' when x1 not in (1, 2) then 'option' else 'good' end as v1,
    v1 = 'good' as k1,
    case when survey_blank(j[2], t[2]) then 'blank' when x2 is null or abs(x2) > 1e15 or x2 <> trunc(x2) then 'type' when x2 < 0::double then 'range' when x2 > 120::double then 'range' else 'good' end as v2,
    case when survey_blank(j[3], t[3]) then 'blank' when c3 is null or len([mark for mark in c3 if survey_whole(mark)]) < x3 then 'type' when not list_has_all([1, 2, 9]::double[], c3) or len(list_distinct(c3)) < x3 then 'option' when x3 > 1 and list_has_any(c3, [9]::double[]) then 'option' else 'good' end as v3,
    v3 = 'good' as k3,
    case when survey_blank(j[4], t[4]) then 'blank' when s4 is null then 'type' when not survey_resident_id(s4) then 'range' else 'good' end as v4,
    v4 = 'good' as k4,
    case when survey_blank(j[5], t[5]) then 'blank' when x5 is null or abs(x5) > 1e15 then 'type' else 'good' end as v5,
    v5 = 'good' as k5
  from typed),
step1 as (select *,
    (k1 and coalesce((x1 in (2)), false)) as p2,
    v2 = 'good' and not p2 as k2
  from step0),
found as (select record, unnest([one for one in [
      {'nr': 1, 'code': case when survey_blank(json_extract(answer, '$."_survey"'), json_type(answer, '$."_survey"')) then null when coalesce(survey_text(json_extract(answer, '$."_survey"'), json_type(answer, '$."_survey"')) = 'small', false) then null else 'survey' end},
      {'nr': 2, 'code': case when survey_blank(json_extract(answer, '$."_version"'), json_type(answer, '$."_version"')) then null when coalesce(survey_text(json_extract(answer, '$."_version"'), json_type(answer, '$."_version"')) = '2020' or survey_number(json_extract(answer, '$."_version"'), json_type(answer, '$."_version"')) = 2020::double, false) then null else 'version' end},
      {'nr': 3, 'code': case when v1 = 'blank' then case when true then 'required' end when v1 <> 'good' then v1 end},
      {'nr': 4, 'code': case when p2 then case when v2 <> 'blank' then 'skipped' end when v2 = 'blank' then case when (k1 and coalesce((x1 in (1)), false)) then 'required' end when v2 <> 'good' then v2 end},
      {'nr': 5, 'code': case when v3 = 'blank' then case when false then 'required' end when v3 <> 'good' then v3 end},
      {'nr': 6, 'code': case when v4 = 'blank' then case when true then 'required' end when v4 <> 'good' then v4 end},
      {'nr': 7, 'code': case when (k4 and k3 and coalesce((survey_less(length(s4)::double, survey_finite(2::double * x3))), false)) then 'assert' end},
      {'nr': 8, 'code': case when v5 = 'blank' then case when true then 'required' end when v5 <> 'good' then v5 end}] if one.code is not null]) as one
  from step1),
told(nr, item, rule, severity) as (values
    (1, '_survey', null, 'warn'),
    (2, '_version', null, 'warn'),
    (3, '1', null, 'block'),
    (4, '2', null, 'block'),
    (5, '3', null, 'block'),
    (6, '4', null, 'block'),
    (7, '4', 'one', 'block'),
    (8, '5', null, 'block'))
select found.record, told.item, found.one.code as code, told.rule, told.severity
  from found join told on told.nr = found.one.nr
union all
select record, key, 'unknown', null, 'warn'
  from (select record, unnest(json_keys(answer)) as key from read)
  where key = '' or not starts_with(key, '_') and key not in ('', '1', '2', '3', '4', '5')
union all
select record, '_id', 'duplicate', null, 'block'
  from (select record, row_number() over (partition by record) as nth from read where survey_id(answer) is not null)
  where nth > 1;
