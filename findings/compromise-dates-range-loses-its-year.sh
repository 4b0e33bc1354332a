#!/usr/bin/env bash
# compromise 14.17.0 with compromise-dates 3.9.0: a year after a range of days counts for its beginning only.
#
# "from May 3 to June 5, 2001", as news writes it, begins in 2001 as meant, but ends on the June 5 that comes next
# after the day given as today: a month becomes 23 years. With "between" it begins where it should end, too. Ranges of
# months ("from May to June 2001"), of days of one month ("May 3-5, 2001") and with the year on both ends are right.
#
# Seen, with 1 March 2024 as today: an end in 2024 for the first two, in 2001 for the others.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm install --silent --no-audit --no-fund --prefix . compromise@14.17.0 compromise-dates@3.9.0 \
  > npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > main.mjs <<'END'
import nlp from 'compromise';
import dates from 'compromise-dates';

nlp.plugin(dates);
for (const text of [
  'from May 3 to June 5, 2001',
  'between May 3 and June 5, 2001',
  'from May 3, 2001 to June 5, 2001',
  'from May to June 2001',
  'May 3-5, 2001',
]) {
  const [{ dates: range }] = nlp(text).dates({ today: '2024-03-01', timezone: 'UTC' }).json();
  console.log(text, '=', range.start.slice(0, 10), range.end.slice(0, 10));
}
END
node main.mjs > seen 2> node.log || { cat node.log >&2; exit 1; }

diff -u - seen <<'END'
from May 3 to June 5, 2001 = 2001-05-03 2024-06-05
between May 3 and June 5, 2001 = 2001-06-05 2024-05-02
from May 3, 2001 to June 5, 2001 = 2001-05-03 2001-06-05
from May to June 2001 = 2001-05-01 2001-06-30
May 3-5, 2001 = 2001-05-03 2001-05-05
END
echo "seen as described"
