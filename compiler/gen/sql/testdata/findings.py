"""Runs generated scripts in an engine, which the argument names. Each line of the input asks, in JSON: a script and records (texts of JSON
objects); the answer is a line with the findings, each as [record, item, code, rule, severity], and the seconds that they took. A record
without an `_id` is called by its position, from 1."""

import csv
import glob
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

# The condition, which is always true, is for the planners: an engine carries it into the view, as it does a user's.
SELECT = "select record, item, code, coalesce(rule, ''), severity from findings where code <> ''"


class DuckDB:
    def __init__(self):
        import duckdb

        self.db = duckdb.connect()

    def load(self, path):
        self.db.execute("create or replace table answers as select * from read_csv(?, columns = {'record': 'varchar', 'answers': 'varchar'}, "
                        "header = false, delim = ',', quote = '\"', escape = '\"', strict_mode = false, max_line_size = 10000000)", [path])

    def run(self, script):
        self.db.execute(script)
        return self.db.execute(SELECT).fetchall()


class ClickHouse:
    def __init__(self):
        from chdb import session

        self.db = session.Session()
        self.db.query("set max_memory_usage = 4000000000")

    def load(self, path):
        self.db.query("create or replace table answers (record String, answers String) engine = MergeTree order by tuple()")
        self.db.query(f"insert into answers select * from file('{path}', CSV, 'record String, answers String')")

    def run(self, script):
        self.db.query(script)
        return [json.loads(line) for line in self.db.query(SELECT, "JSONCompactEachRow").bytes().decode().splitlines()]


class Spark:
    def __init__(self):
        from pyspark.sql import SparkSession

        os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
        self.db = (SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "1")
                   .config("spark.sql.codegen.wholeStage", "false").config("spark.driver.memory", "3g").getOrCreate())
        self.db.sparkContext.setLogLevel("OFF")

    def load(self, path):
        self.db.read.csv(path, schema="record string, answers string", quote='"', escape='"', multiLine=True).createOrReplaceTempView("answers")
        self.db.sql("cache table answers")

    def run(self, script):
        self.db.sql(script)
        return [tuple(row) for row in self.db.sql(SELECT).collect()]


class Postgres:
    """A server of its own in a temporary folder, reached by a socket in it. As root it runs as the user of the package, since it refuses root."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="surveyc-sql-", dir="/tmp")
        found = shutil.which("initdb") or max(glob.glob("/usr/lib/postgresql/*/bin/initdb"), default="")
        self.bin = os.path.dirname(os.path.realpath(found))
        self.user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        if self.user:
            shutil.chown(self.folder, "postgres")
        data = os.path.join(self.folder, "data")
        self.call("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8", "--no-sync")
        options = f"-c listen_addresses= -c unix_socket_directories={self.folder} -c fsync=off -c jit=off"
        self.call("pg_ctl", "-D", data, "-w", "-o", options, "-l", os.path.join(self.folder, "log"), "start")

    def call(self, program, *args):
        subprocess.run([*self.user, os.path.join(self.bin, program), *args], check=True, stdout=subprocess.DEVNULL, cwd="/")

    def psql(self, text):
        call = [os.path.join(self.bin, "psql"), "-h", self.folder, "-U", "postgres", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-", "postgres"]
        done = subprocess.run(call, input=text, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout

    def load(self, path):
        self.psql("create table if not exists answers (record text, answers text);\ntruncate answers;\n"
                  f"\\copy answers from '{path}' csv\n")

    def run(self, script):
        self.psql("drop view if exists findings;\n" + script)
        return list(csv.reader(io.StringIO(self.psql(f"copy ({SELECT}) to stdout csv"), newline="")))

    def stop(self):
        self.call("pg_ctl", "-D", os.path.join(self.folder, "data"), "-m", "immediate", "stop")
        shutil.rmtree(self.folder)


ENGINES = {"duckdb": DuckDB, "postgres": Postgres, "spark": Spark, "clickhouse": ClickHouse}


def answer(engine, asked):
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="", encoding="utf-8") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows((str(i + 1), text) for i, text in enumerate(asked["records"]))
        file.flush()
        engine.load(file.name)
        before = time.monotonic()
        rows = engine.run(asked["script"])
        return {"findings": rows, "seconds": time.monotonic() - before}


engine = ENGINES[sys.argv[1]]()
try:
    for line in sys.stdin:
        try:
            print(json.dumps(answer(engine, json.loads(line))), flush=True)
        except Exception as e:  # each engine has its own
            print(json.dumps({"error": str(e)}), flush=True)
finally:
    if hasattr(engine, "stop"):
        engine.stop()
