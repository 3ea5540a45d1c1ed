#!/usr/bin/env bash
# A whole cluster on one machine, on loopback, to try it out: three MariaDB nodes (Galera), two servers with replicated sessions,
# HAProxy before them.
#
#   try.sh up              starts everything and waits until it serves; data of an earlier run is deleted
#   try.sh kill NODE       kill -9 of db1, db2, db3, a, b or haproxy
#   try.sh start NODE      starts that one again; a database node joins the two others
#   try.sh status          who runs
#   try.sh down            ends everything
#
# Needs: mvn package, Java 17, and (Debian) mariadb-server galera-4 mariadb-backup socat haproxy.
# CLUSTER_DIR (.artel/cluster) holds data and logs, CLUSTER_PORT (7300) is HAProxy's port; the following 60 ports are used too.
# CLUSTER_SPREAD=true lets server b write to db2 first, so that two database nodes are written to at once.
set -euo pipefail
cd "$(dirname "$0")/../.."
project=$PWD
dir=${CLUSTER_DIR:-$project/.artel/cluster}
base=${CLUSTER_PORT:-7300}
password=try

db_port() { echo $((base + 20 + ${1#db})); }
group_port() { echo $((base + 30 + ${1#db})); }
node_port() { [ "$1" = a ] && echo $((base + 1)) || echo $((base + 2)); }
pid_file() { echo "$dir/$1/pid"; }
running() { [ -r "$(pid_file "$1")" ] && kill -0 "$(cat "$(pid_file "$1")")" 2>/dev/null; }

needs() {
  local missing=()
  for program in mariadbd mariadb-install-db mariadb mariadb-backup socat haproxy java curl; do
    PATH=$PATH:/usr/sbin command -v "$program" > /dev/null || missing+=("$program")
  done
  [ -r /usr/lib/galera/libgalera_smm.so ] || missing+=(galera-4)
  [ -r target/artel.war ] && [ -r target/server/payara-micro.jar ] || missing+=("target/artel.war (mvn package)")
  [ ${#missing[@]} -eq 0 ] || { printf 'missing: %s\n' "${missing[@]}" >&2; exit 2; }
}

# await WHAT SECONDS COMMAND...
await() {
  local what=$1 seconds=$2
  shift 2
  for ((i = 0; i < seconds * 5; i++)); do
    "$@" > /dev/null 2>&1 && return
    sleep 0.2
  done
  echo "$what is not there after $seconds s; see $dir" >&2
  exit 1
}

sql() { mariadb --socket="$dir/$1/socket" --batch --skip-column-names "${@:2}"; }
synced() { [ "$(sql "$1" -e "SHOW STATUS LIKE 'wsrep_local_state_comment'" | cut -f2)" = Synced ]; }

# start_db NODE [--wsrep-new-cluster]
start_db() {
  local node=$1 members
  mkdir -p "$dir/$node"
  if [ ! -d "$dir/$node/data" ]; then
    mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$dir/$node/data" --auth-root-authentication-method=socket --auth-root-socket-user="$(id -un)" > "$dir/$node/install.log" 2>&1
  fi
  members=127.0.0.1:$(group_port db1),127.0.0.1:$(group_port db2),127.0.0.1:$(group_port db3)
  # each value anew, for the provider's options are one text; in a file, for mariadb-backup reads it too when a node joins
  cat > "$dir/$node/my.cnf" <<END
!include $project/webapp-config/cluster/galera.cnf
[mysqld]
user = $(id -un)
datadir = $dir/$node/data
socket = $dir/$node/socket
pid-file = $(pid_file "$node")
bind-address = 127.0.0.1
port = $(db_port "$node")
max-connections = 300
innodb_buffer_pool_size = 256M
wsrep_node_name = $node
wsrep_node_address = 127.0.0.1:$(group_port "$node")
wsrep_cluster_address = gcomm://$members
wsrep_provider_options = "$(sed -n 's/^wsrep_provider_options = "\(.*\)"$/\1/p' webapp-config/cluster/galera.cnf);gmcast.listen_addr=tcp://127.0.0.1:$(group_port "$node");ist.recv_addr=127.0.0.1:$(($(group_port "$node") + 10))"
wsrep_sst_method = mariabackup
wsrep_sst_auth = "$(id -un):"
wsrep_sst_receive_address = 127.0.0.1:$(($(group_port "$node") + 20))
END
  PATH=$PATH:/usr/sbin setsid mariadbd --defaults-file="$dir/$node/my.cnf" "${@:2}" > "$dir/$node/log" 2>&1 < /dev/null &
  await "$node" 90 synced "$node"
}

# start_server NODE MIGRATE
start_server() {
  local node=$1 hosts other
  other=$([ "$node" = a ] && echo b || echo a)
  hosts=127.0.0.1:$(db_port db1),127.0.0.1:$(db_port db2),127.0.0.1:$(db_port db3)
  if [ "$node" = b ] && [ "${CLUSTER_SPREAD:-false}" = true ]; then
    hosts=127.0.0.1:$(db_port db2),127.0.0.1:$(db_port db3),127.0.0.1:$(db_port db1)
  fi
  mkdir -p "$dir/$node"
  # what an earlier start left there would be deployed a second time
  rm -rf "$dir/$node/server"
  # what pre-boot.txt says of a single node's sessions does not hold here
  grep -v availability-enabled webapp-config/pre-boot.txt > "$dir/$node/pre-boot.txt"
  # --nohostaware: a session's second copy may lie on the same machine, for here is no other one
  # one option a line, none with spaces: splitting is wanted
  # shellcheck disable=SC2046
  DB_URL="jdbc:mariadb:sequential://$hosts/artel?connectTimeout=2000&socketTimeout=6000&sessionVariables=wsrep_sync_wait=1" DB_USER=artel DB_PASSWORD=$password DB_MIGRATE=$2 \
  ARTEL_INDEX_DIR="$dir/$node/index" ARTEL_PROXIES=127.0.0.1 ARTEL_ADDRESS="${ARTEL_ADDRESS:-http://127.0.0.1:$base}" \
  ARTEL_LEAVING_FILE="$dir/$node/leaving" \
  setsid java $(grep -v '^#' webapp-config/jvm.options) -Dhazelcast.socket.bind.any=false -jar target/server/payara-micro.jar \
    --port "$(node_port "$node")" --contextroot / --rootdir "$dir/$node/server" --disablephonehome --name "$node" \
    --clustername artel --clustermode "tcpip:127.0.0.1:$(($(node_port "$node") + 10)),127.0.0.1:$(($(node_port "$other") + 10))" \
    --startport "$(($(node_port "$node") + 10))" --interfaces 127.0.0.1 --nohostaware \
    --prebootcommandfile "$dir/$node/pre-boot.txt" \
    --logproperties webapp-config/logging.properties --deploy target/artel.war > "$dir/$node/log" 2>&1 < /dev/null &
  echo $! > "$(pid_file "$node")"
}

serves() { curl -fsS -o /dev/null --max-time 5 "http://127.0.0.1:$1/health/ready"; }
answers() { curl -fsS -o /dev/null --max-time 5 "http://127.0.0.1:$base/api/v1/"; }

start_haproxy() {
  mkdir -p "$dir/haproxy"
  ARTEL_BIND=127.0.0.1:$base ARTEL_A=127.0.0.1:$(node_port a) ARTEL_B=127.0.0.1:$(node_port b) PATH=$PATH:/usr/sbin \
    setsid haproxy -f webapp-config/cluster/haproxy.cfg -db > "$dir/haproxy/log" 2>&1 < /dev/null &
  echo $! > "$(pid_file haproxy)"
}

down() {
  for node in haproxy a b db3 db2 db1; do
    if running "$node"; then
      local pid
      pid=$(cat "$(pid_file "$node")")
      kill "$pid" || true
      for ((i = 0; i < 100; i++)); do
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.2
      done
      kill -9 "$pid" 2>/dev/null || true
    fi
    rm -f "$(pid_file "$node")"
  done
}

case ${1:-} in
  up)
    needs
    down
    rm -rf "$dir"
    mkdir -p "$dir"
    start_db db1 --wsrep-new-cluster
    sql db1 -e "CREATE DATABASE artel; CREATE USER artel@'%' IDENTIFIED BY '$password'; GRANT ALL ON artel.* TO artel@'%'; GRANT PROCESS ON *.* TO artel@'%'; DELETE FROM mysql.global_priv WHERE User = ''; FLUSH PRIVILEGES"
    start_db db2
    start_db db3
    # only one node migrates: Flyway's lock is local to one database node
    start_server a true
    await "server a" 180 serves "$(node_port a)"
    start_server b false
    await "server b" 180 serves "$(node_port b)"
    start_haproxy
    await haproxy 30 answers
    echo "Artel is at http://127.0.0.1:$base/ ; set-up token and logs: $dir/*/log"
    ;;
  start)
    case ${2:-} in
      db1|db2|db3) start_db "$2" ;;
      a|b) start_server "$2" false; await "server $2" 180 serves "$(node_port "$2")" ;;
      haproxy) start_haproxy; await haproxy 30 answers ;;
      *) echo "start db1|db2|db3|a|b|haproxy" >&2; exit 2 ;;
    esac
    ;;
  kill) kill -9 "$(cat "$(pid_file "${2:?kill NODE}")")"; rm -f "$(pid_file "$2")" ;;
  status)
    for node in db1 db2 db3 a b haproxy; do
      running "$node" && echo "$node runs (process $(cat "$(pid_file "$node")"))" || echo "$node does not run"
    done
    ;;
  down) down ;;
  *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
