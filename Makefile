# Twee opdrachten op een nieuwe machine: `make site` en `make test`. Nodig: python3 (3.11 of nieuwer), git en make.
# VENV=pad kiest een andere omgeving, PYTHON=pad een andere Python.

PYTHON ?= python3
VENV ?= .venv
FORMAT ?= text
VAN ?= main
ADDRESS ?= 127.0.0.1:8000

ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
SEPARATOR := ;
else
BIN := $(VENV)/bin
SEPARATOR := :
endif

# Een omgeving met de paden van deze map; PYTHONUTF8 maakt de uitvoer op Windows leesbaar.
RUN = NO_MKDOCS_2_WARNING=1 PYTHONUTF8=1 PYTHONPATH="$(MODULES)" $(BIN)/python
MODULES := hooks

# Zorgt dat er een browser is, voor wat er een nodig heeft; de tests kijken in twee, en achter twee webservers.
BROWSER = RICHTLIJN_BROWSER="$$($(RUN) scripts/browser.py)" && export RICHTLIJN_BROWSER
FIREFOX = RICHTLIJN_FIREFOX="$$($(RUN) scripts/browser.py firefox)" && export RICHTLIJN_FIREFOX

# Gecompileerde modules bewaren: de controles starten er sneller door.
unexport PYTHONDONTWRITEBYTECODE

SITE_READY := $(VENV)/.klaar-site
TEST_READY := $(VENV)/.klaar-test

# Opdrachten die de richtlijn wijzigen: make beoordeling MODULE=beeldvorming …; wat er mist zegt de opdracht zelf.
# De opties gaan niet door de regel van de shell: wat u typt blijft tekst.
EDITING := module beoordeling aanbeveling bron hernoemen verplaatsen vervallen

.PHONY: site serve zip pdf test test-inhoud beelden check wijzigingen raakt vastleggen herzieningen voorstel formulier intrekkingen $(EDITING) bench lint lock release clean

# Ook met ‘make -j’ na elkaar: de omgeving is er één, en de tests verdelen hun werk zelf.
.NOTPARALLEL:

site: $(SITE_READY)
	@$(RUN) scripts/run_mkdocs.py build --strict

serve: $(SITE_READY)
	@$(RUN) scripts/run_mkdocs.py serve --dev-addr $(ADDRESS)

# Eén bestand dat zonder server werkt: uitpakken en index.html openen.
zip: $(SITE_READY)
	@$(RUN) scripts/archive.py

# De hele richtlijn als één PDF, met inhoud en bladzijdenummers.
pdf: $(TEST_READY)
	@$(BROWSER) && $(RUN) scripts/guideline_pdf.py

check: $(SITE_READY)
	@$(RUN) -m guideline check --format $(FORMAT)

# Wat er veranderde sinds een versie in git of een map, en wat daarop rust: make wijzigingen VAN=main
wijzigingen: $(SITE_READY)
	@$(RUN) -m guideline wijzigingen --van "$(VAN)" --format $(FORMAT)

# Wat rust op een aanbeveling, waarde, bron of module: make raakt ID=mri-termijnen
raakt: $(SITE_READY)
	@$(RUN) -m guideline raakt "$(ID)" --format $(FORMAT)

$(EDITING): $(SITE_READY)
	@$(RUN) -m guideline $@ --uit-make

# Welke beoordelingen te laat zijn of binnen zestig dagen nodig, per regiehouder.
herzieningen: $(SITE_READY)
	@$(RUN) -m guideline herzieningen --format $(FORMAT)

# Maakt van een ingevuld formulier een wijziging, en zegt wat zij betekent: make voorstel BESTAND=formulier.md
voorstel: $(SITE_READY)
	@$(RUN) -m guideline voorstel "$${BESTAND:-}"

# Maakt het formulier voor voorstellen opnieuw, met de aanbevelingen van nu.
formulier: $(SITE_READY)
	@$(RUN) -m guideline formulier

# Noteert welke bronnen volgens de lijst van Retraction Watch zijn ingetrokken: make intrekkingen BESTAND=retraction_watch.csv
intrekkingen: $(SITE_READY)
	@$(RUN) -m guideline intrekkingen "$${BESTAND:-}"

# Legt elk adres vast dat de site nu heeft: wat vastligt, mag niet meer zonder opvolger verdwijnen.
vastleggen: $(SITE_READY)
	@$(RUN) -m guideline vastleggen

test: $(TEST_READY) lint
	@$(BROWSER) && $(FIREFOX) && $(RUN) scripts/web_servers.py && $(RUN) -m pytest --numprocesses=auto --dist=worksteal

# De tests die de tekst van de richtlijn lezen: genoeg voor een voorstel dat alleen tekst wijzigt.
test-inhoud: $(TEST_READY)
	@$(RUN) -m pytest -m real_content --numprocesses=auto --dist=worksteal

# Beelden van de pagina’s die anders zijn, voor en na: make beelden VOOR=map NA=map (uitgepakte archieven van make zip)
beelden: $(TEST_READY)
	@$(BROWSER) && $(RUN) scripts/page_pictures.py "$(VOOR)" "$(NA)" dist/voor-en-na

lint: $(TEST_READY)
	@$(RUN) -m ruff check --quiet .
	@$(RUN) -m ruff format --check --quiet .
	@$(RUN) -m mypy --no-error-summary
	@report=$$(PYTHONPATH="$(MODULES)" $(BIN)/lint-imports --no-cache --no-logo) || { echo "$$report"; exit 1; }

# Aantallen modules waarbij tijd en geheugen worden gemeten; 1000 duurt een kwartier: make bench SIZES="44 200".
SIZES ?= 44 200 1000

bench: MODULES := hooks$(SEPARATOR)scripts$(SEPARATOR)tests/browser$(SEPARATOR)tests/zoeken$(SEPARATOR)tests
bench: $(TEST_READY)
	@$(BROWSER) && for bench in check_against_build drawing_at_build search_quality search_growth reading_speed tasks fuzz agreement mutations; do \
	$(RUN) benchmarks/$$bench.py || exit 1; done
	@$(RUN) benchmarks/scale.py $(SIZES)

# Zet de versies opnieuw vast, met hash, voor Linux, macOS en Windows en Python 3.11 en nieuwer.
lock: $(TEST_READY)
	@$(RUN) scripts/lock.py

# Een nieuwe versie: make release VERSIE=0.2.0. Wat er veranderde telt zij vanaf de vorige uitgave (haar label in git), of
# vanaf een map of versie: VORIGE=../vorige-uitgave
release: $(SITE_READY)
	@$(RUN) scripts/release.py $(VERSIE) $(VORIGE)

clean:
	rm -rf site .site-* dist .cache .venv

$(SITE_READY): requirements/site.txt
	@$(PYTHON) scripts/environment.py $(VENV) requirements/site.txt 1>&2
	@touch $@

$(TEST_READY): requirements/test.txt requirements/site.txt
	@$(PYTHON) scripts/environment.py $(VENV) requirements/test.txt 1>&2
	@touch $@ $(SITE_READY)
