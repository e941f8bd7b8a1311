"""Print the recommendations of a built site as each format gives them; a flowchart (CSV) names only some."""

import csv
import json
import re
import sys
from pathlib import Path

CODES = {"strong": "sterk", "weak": "zwak", "for": "voor", "against": "tegen"}
TOLD = re.compile(r'"@id":"#([^"]+)".*?"recommendationStrength":"(Sterk|Zwak)k?e aanbeveling:([^"]*)"')
texts = {path: path.read_text("utf-8-sig") for path in sorted(Path(sys.argv[1]).rglob("*.*[nvl]"))}
data, fhir = (json.loads(texts[Path(sys.argv[1], f"richtlijn.{name}")]) for name in ("json", "fhir.json"))
for module in data["modules"]:
    for item in module["aanbevelingen"]:
        print("json", item["id"], item["sterkte"], item["richting"])
for item in map(json.loads, texts[Path(sys.argv[1], "richtlijn.jsonl")].splitlines()):
    if item["soort"] == "aanbeveling":
        print("jsonl", item["id"], item["sterkte"], item["richting"])
resources = {entry["fullUrl"]: entry["resource"] for entry in fhir["entry"]}
for item in resources.values():
    if item["resourceType"] == "ArtifactAssessment":
        codes = [CODES[part["classifier"][0]["coding"][0]["code"]] for part in item["content"][:2]]
        print("fhir", resources[item["artifactReference"]["reference"]]["identifier"][0]["value"], *codes)
for path, text in texts.items():
    for row in csv.DictReader(text.splitlines(), delimiter=";") if path.suffix == ".csv" else ():
        if row["aanbeveling"]:
            print("csv", row["aanbeveling"], row["sterkte"], row["richting"])
    for name, strength, rest in TOLD.findall(text) if path.suffix == ".html" else ():
        print("json-ld", name, strength.lower(), "tegen" if "niet" in rest else "voor")
