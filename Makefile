# Everything here is one go command; the names save typing.

SURVEYS := surveys/jdlk/jdlk.survey surveys/fjdlk/fjdlk.survey

.PHONY: demo test ci generate update bin bench clean

# Builds both questionnaires into build/ and checks a sample batch of each. The samples hold mistakes, so status 1 is
# what check should give.
demo: bin
	bin/surveyc build --target ir,jsonschema,html --out build $(SURVEYS)
	bin/surveyc check surveys/jdlk/jdlk.survey surveys/jdlk/sample.jsonl; test $$? -eq 1
	bin/surveyc check surveys/fjdlk/fjdlk.survey surveys/fjdlk/sample.csv; test $$? -eq 1

test:
	go test ./...

ci:
	.ci/run

# Makes anew what is made from other files: the form's script, the samples, docs/reference.
generate:
	go generate ./...

# Rewrites the expected outputs of tests; read the diff before committing it.
update:
	UPDATE=1 go test ./...

bin:
	go build -o bin/ ./cmd/surveyc

bench:
	go test -run '^$$' -bench . -benchmem ./...

clean:
	rm -rf build bin
