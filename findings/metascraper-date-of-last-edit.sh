#!/usr/bin/env bash
# metascraper 5.58.1 with metascraper-date 5.55.0: the date of an article is that of its last edit.
#
# Where a page gives both, in JSON-LD or as article:published_time and article:modified_time, the one "date" that
# comes back is the later edit, whatever the order on the page. News sites touch old articles years later, with a new
# layout or a correction, so an archive built with it moves articles of 2002 to 2019. The result does not say which of
# the two it is; only the option datePublished of metascraper-date adds the other one. (--ignore-scripts: a native
# part, not needed here, would be built otherwise.)
#
# Seen: 2019-03-01 for both pages, 2002-01-05 only where no edit is given.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm install --silent --no-audit --no-fund --ignore-scripts --prefix . metascraper@5.58.1 metascraper-date@5.55.0 \
  > npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > main.mjs <<'END'
import metascraper from 'metascraper';
import date from 'metascraper-date';

const read = metascraper([date()]);
const jsonLd = (more) => `<script type="application/ld+json">{"@context": "https://schema.org",
  "@type": "NewsArticle", "headline": "Vote", "datePublished": "2002-01-05T10:00:00Z"${more}}</script>`;
for (const head of [
  jsonLd(', "dateModified": "2019-03-01T09:00:00Z"'),
  `<meta property="article:published_time" content="2002-01-05T10:00:00Z">
   <meta property="article:modified_time" content="2019-03-01T09:00:00Z">`,
  jsonLd(''),
]) {
  const html = `<html><head><title>Vote</title>${head}</head><body></body></html>`;
  console.log((await read({ html, url: 'https://example.org/vote.html' })).date);
}
END
node main.mjs > seen 2> node.log || { cat node.log >&2; exit 1; }

diff -u - seen <<'END'
2019-03-01T09:00:00.000Z
2019-03-01T09:00:00.000Z
2002-01-05T10:00:00.000Z
END
echo "seen as described"
