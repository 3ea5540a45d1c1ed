# Read by backup.sh and restore.sh: the database that DB_URL, DB_USER and DB_PASSWORD name, for MariaDB's own programs.
# Of several hosts (jdbc:mariadb:sequential://a,b,c/artel) the first one is taken.
# shellcheck shell=bash

: "${DB_URL:?set DB_URL, as for the server: jdbc:mariadb://host:3306/artel}"
url_pattern='^jdbc:mariadb:([a-z]+:)?//([^,/:?]+)(:([0-9]+))?[^/]*/([A-Za-z0-9_]+)(\?.*)?$'
[[ $DB_URL =~ $url_pattern ]] || { echo "DB_URL is no address of a MariaDB: $DB_URL" >&2; exit 2; }
host=${BASH_REMATCH[2]}
port=${BASH_REMATCH[4]:-3306}
database=${BASH_REMATCH[5]}

# the password goes by a file that only this user reads: a command line is seen by everybody on the machine
options=$(mktemp)
trap 'rm -f "$options"' EXIT
cat > "$options" <<END
[client]
host=$host
port=$port
user=${DB_USER:-artel}
password="${DB_PASSWORD:-}"
default-character-set=utf8mb4
END

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# Every Stop with its digest as it was posted and as it is computed anew from the frozen lines, parted by tabulators.
digests() {
  mariadb --defaults-extra-file="$options" --batch --skip-column-names "$database" < "$here/digests.sql"
}
