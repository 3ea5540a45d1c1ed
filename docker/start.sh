#!/bin/sh
# Starts the server with the operator's files. A secret DB_PASSWORD_FILE, if given, becomes DB_PASSWORD. With ARTEL_CLUSTER
# (tcpip:a:6900,b:6900) members' sessions are replicated to the nodes it names.
set -eu
config=/opt/payara/config
if [ -n "${DB_PASSWORD_FILE:-}" ]; then
  DB_PASSWORD=$(cat "$DB_PASSWORD_FILE")
  export DB_PASSWORD
fi
preboot=$config/pre-boot.txt
if [ -n "${ARTEL_CLUSTER:-}" ]; then
  # what it says of a single node's sessions does not hold here
  grep -v availability-enabled "$preboot" > /tmp/pre-boot.txt
  preboot=/tmp/pre-boot.txt
  set -- --clustername artel --clustermode "$ARTEL_CLUSTER" --startport 6900
else
  set -- --nohazelcast --postbootcommandfile "$config/post-boot.txt"
fi
ARTEL_LEAVING_FILE=/tmp/leaving
export ARTEL_LEAVING_FILE
rm -f "$ARTEL_LEAVING_FILE"
# one option a line, none with spaces: splitting is wanted
# shellcheck disable=SC2046
java $(grep -v '^#' "$config/jvm.options") -jar /opt/payara/payara-micro.jar \
  --port 8080 --contextroot / --disablephonehome "$@" --prebootcommandfile "$preboot" \
  --logproperties "$config/logging.properties" --deploy /opt/payara/artel.war &
server=$!
# the proxy sees that this node leaves before it does; a node without a proxy ends at once
# shellcheck disable=SC2317  # called by the trap
leave() {
  touch "$ARTEL_LEAVING_FILE"
  sleep "${ARTEL_LEAVE_SECONDS:-0}"
  kill -TERM "$server"
}
trap leave TERM INT
code=0
wait "$server" || code=$?
# a signal ends the first wait, the server goes on until it has been told to end
if kill -0 "$server" 2>/dev/null; then
  code=0
  wait "$server" || code=$?
fi
exit "$code"
