#!/bin/sh
# A database node of compose.cluster.yaml. A new cluster is begun by db1 when it has no data yet, by the node that Galera marked as
# the last one to stop, or by the one that is told so after all were lost at once:
#
#   docker compose -f docker/compose.cluster.yaml run -d --name db2 -e NEW_CLUSTER=true db2
#
# Every other node joins and copies from those that run.
set -eu
node=$1
state=/var/lib/mysql/grastate.dat
new=
if [ ! -d /var/lib/mysql/mysql ]; then
  [ "$node" != db1 ] || new=--wsrep-new-cluster
elif [ "${NEW_CLUSTER:-false}" = true ]; then
  sed -i 's/^safe_to_bootstrap: 0/safe_to_bootstrap: 1/' "$state"
  new=--wsrep-new-cluster
elif grep -qs '^safe_to_bootstrap: 1' "$state"; then
  new=--wsrep-new-cluster
fi
# the image's own entrypoint makes database and users where there are none, with the cluster switched off
exec docker-entrypoint.sh mariadbd --wsrep-node-name="$node" --wsrep-node-address="$node" --wsrep-cluster-address=gcomm://db1,db2,db3 \
  --wsrep-sst-method=mariabackup --wsrep-sst-auth="root:${MARIADB_ROOT_PASSWORD:?}" ${new:+"$new"}
