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
