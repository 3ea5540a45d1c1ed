#!/bin/sh
# Starts the server with the operator's files. A secret DB_PASSWORD_FILE, if given, becomes DB_PASSWORD.
set -eu
config=/opt/payara/config
if [ -n "${DB_PASSWORD_FILE:-}" ]; then
  DB_PASSWORD=$(cat "$DB_PASSWORD_FILE")
  export DB_PASSWORD
fi
# one option a line, none with spaces: splitting is wanted
# shellcheck disable=SC2046
exec java $(grep -v '^#' "$config/jvm.options") -jar /opt/payara/payara-micro.jar \
  --port 8080 --contextroot / --nohazelcast --disablephonehome \
  --prebootcommandfile "$config/pre-boot.txt" --postbootcommandfile "$config/post-boot.txt" \
  --logproperties "$config/logging.properties" --deploy /opt/payara/artel.war
