#!/usr/bin/env bash
# Loads a copy that backup.sh made by mariadb-dump into the empty database that DB_URL names, and compares the digest of every Stop:
#
#   restore.sh artel-20261125T030000Z.sql.gz
#   restore.sh --check [artel-20261125T030000Z.digests]     compares only, without loading anything
#
# Ends with 0 when each Stop is there and its frozen lines still give the digest that was posted; with 1 when one does not.
set -euo pipefail
# shellcheck source=webapp-config/backup/database.sh
. "$(dirname "$0")/database.sh"

# What was posted, what the database holds now, what the copy's list says: all three have to be the same.
compare() {
  [ -z "${1:-}" ] || [ -r "$1" ] || { echo "no such list: $1" >&2; return 2; }
  digests | awk -F '\t' -v listed="${1:-}" '
    BEGIN { if (listed != "") while ((getline line < listed) > 0) { split(line, part, "\t"); expected[part[1] "\t" part[2]] = part[3] } }
    { stop = $1 "\t" $2; stops++
      if ($3 != $4) { print "purchase " $1 ", version " $2 ": the frozen lines give another digest than was posted"; wrong++ }
      if (stop in expected && expected[stop] != $3) { print "purchase " $1 ", version " $2 ": another digest than before the copy"; wrong++ }
      delete expected[stop] }
    END { for (stop in expected) { split(stop, part, "\t"); print "purchase " part[1] ", version " part[2] ": missing"; wrong++ }
      print stops + 0 " Stops compared, " wrong + 0 " wrong"; exit wrong > 0 }'
}

if [ "${1:-}" = --check ]; then
  compare "${2:-}"
  exit
fi
file=${1:?restore.sh FILE.sql.gz}
name=${file%.sql.gz}
(cd "$(dirname "$file")" && sha256sum --check --quiet "$(basename "$name").sha256")
tables=$(mariadb --defaults-extra-file="$options" --batch --skip-column-names "$database" -e 'SHOW TABLES' | wc -l)
if [ "$tables" -gt 0 ]; then
  echo "$database on $host is not empty ($tables tables). Create an empty database and name it in DB_URL; nothing was changed." >&2
  exit 2
fi
gunzip -c "$file" | mariadb --defaults-extra-file="$options" "$database"
compare "$name.digests"
