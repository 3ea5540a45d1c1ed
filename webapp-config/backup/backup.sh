#!/usr/bin/env bash
# A consistent copy of the portal's database while it runs:
#
#   backup.sh            mariadb-dump, from any machine that reaches the database
#   backup.sh physical   mariadb-backup, on the database's own machine by a user who may read its files: for large portals
#
# DB_URL, DB_USER, DB_PASSWORD as for the server; BACKUP_DIR (here): where to; BACKUP_KEEP (14): how many to keep of each kind.
# Beside the copy lie its SHA-256 and, for restore.sh, the digests of all Stops as they were before it was taken.
set -euo pipefail
umask 077
# shellcheck source=webapp-config/backup/database.sh
. "$(dirname "$0")/database.sh"

kind=${1:-dump}
directory=${BACKUP_DIR:-.}
keep=${BACKUP_KEEP:-14}
case $kind in
  dump) suffix=sql.gz ;;
  physical) suffix=mbstream.gz ;;
  *) echo "backup.sh [dump|physical]" >&2; exit 2 ;;
esac
name=artel-$(date -u +%Y%m%dT%H%M%SZ)
mkdir -p "$directory"
cd "$directory"
trap 'rm -f "$options" "$name.$suffix.part"' EXIT

# Stops are only ever added: all of these must be in the copy, which is taken afterwards
digests > "$name.digests"
if [ "$kind" = dump ]; then
  mariadb-dump --defaults-extra-file="$options" --single-transaction --quick --hex-blob --no-tablespaces "$database"
else
  mariadb-backup --defaults-extra-file="$options" --backup --stream=mbstream
fi | gzip > "$name.$suffix.part"
mv "$name.$suffix.part" "$name.$suffix"
sha256sum "$name.$suffix" "$name.digests" > "$name.sha256"
echo "$directory/$name.$suffix: $(wc -c < "$name.$suffix") bytes, $(wc -l < "$name.digests") Stops"

# names sort by time; what this script has not named is left alone
find . -maxdepth 1 -name "artel-*Z.$suffix" | sort -r | tail -n +"$((keep + 1))" | while read -r old; do
  rm -f "$old" "${old%."$suffix"}.digests" "${old%."$suffix"}.sha256"
done
