# Runs one server, a cluster, or a master with a replica and sentinels in one container, and says "redkit: ready" when they
# serve.
#
# Environment:
#   REDKIT_TOPOLOGY     STANDALONE, CLUSTER, or SENTINEL: then the first two ports are those of the data servers
#   REDKIT_PORTS        the ports, the same inside and outside of the container
#   REDKIT_ADDRESS      the address that the servers announce; empty for that of the container
#   REDKIT_TLS          the directory with redis.crt and redis.key; empty for plain ports
#   REDKIT_MASTER_NAME  the name of the master for the sentinels
#   REDKIT_DOWN_AFTER   milliseconds after which a mute server counts as down
#   REDISCLI_AUTH       the password of the data servers, if they have one
# Arguments: those of the data servers
set -eu
server=$(command -v valkey-server || command -v redis-server)
client=$(command -v valkey-cli || command -v redis-cli)
address=${REDKIT_ADDRESS:-$(hostname -i | cut -d ' ' -f 1)}
work=$(mktemp -d)
trap 'exit 0' TERM INT

# The lines of a server's configuration that tell its port.
listen() {
  if [ -z "$REDKIT_TLS" ]; then
    echo "port $1"
  else
    printf '%s\n' "port 0" "tls-port $1" "tls-cert-file $REDKIT_TLS/redis.crt" "tls-key-file $REDKIT_TLS/redis.key" \
      "tls-ca-cert-file $REDKIT_TLS/redis.crt" "tls-auth-clients no" "tls-replication yes" "tls-cluster yes"
  fi
}

# A password as the server reads it back.
quoted() {
  printf '"%s"' "$(printf %s "$REDISCLI_AUTH" | sed 's/[\\"]/\\&/g')"
}

# Starts a data server at a port with further lines of configuration.
start() {
  port=$1 lines=$2
  shift 2
  mkdir "$work/$port"
  {
    listen "$port"
    printf '%s\n' 'protected-mode no' 'save ""' 'appendonly no' 'repl-diskless-sync yes' 'repl-diskless-sync-delay 0' "$lines"
    [ -z "${REDISCLI_AUTH:-}" ] || echo "masterauth $(quoted)"
  } >"$work/$port/redis.conf"
  (cd "$work/$port" && exec "$server" redis.conf "$@") &
}

ask() {
  port=$1
  shift
  if [ -z "$REDKIT_TLS" ]; then
    "$client" -h "$address" -p "$port" "$@" 2>/dev/null
  else
    "$client" --tls --cacert "$REDKIT_TLS/redis.crt" -h "$address" -p "$port" "$@" 2>/dev/null
  fi
}

# Waits until a server's answer to a question has a line that matches a pattern.
await() {
  pattern=$1
  shift
  until ask "$@" | grep -Eq "$pattern"; do sleep 0.1; done
}

cluster() {
  nodes=
  for node in $REDKIT_PORTS; do
    start "$node" "cluster-enabled yes
cluster-config-file nodes.conf
cluster-node-timeout $REDKIT_DOWN_AFTER
cluster-announce-ip $address" "$@"
    nodes="$nodes $address:$node"
  done
  for node in $REDKIT_PORTS; do await PONG "$node" ping; done
  ask "$node" --cluster create $nodes --cluster-replicas 1 --cluster-yes
  for node in $REDKIT_PORTS; do
    await 'cluster_state:ok' "$node" cluster info
    await '^(master|connected)' "$node" role
  done
}

sentinels() {
  master= replica= sentinels=
  for node in $REDKIT_PORTS; do
    if [ -z "$master" ]; then
      master=$node
      start "$node" "replica-announce-ip $address" "$@"
    elif [ -z "$replica" ]; then
      replica=$node
      start "$node" "replicaof $address $master
replica-announce-ip $address" "$@"
      await '^connected' "$replica" role
    else
      sentinels="$sentinels $node"
      watch "$node"
    fi
  done
  for node in $sentinels; do
    await 'slaves=1,sentinels=3' "$node" info sentinel
  done
}

watch() {
  mkdir "$work/$1"
  {
    listen "$1"
    printf '%s\n' 'protected-mode no' "sentinel monitor $REDKIT_MASTER_NAME $address $master 2" \
      "sentinel down-after-milliseconds $REDKIT_MASTER_NAME $REDKIT_DOWN_AFTER" \
      "sentinel failover-timeout $REDKIT_MASTER_NAME 10000"
    [ -z "${REDISCLI_AUTH:-}" ] || echo "sentinel auth-pass $REDKIT_MASTER_NAME $(quoted)"
  } >"$work/$1/sentinel.conf"
  (cd "$work/$1" && exec "$server" sentinel.conf --sentinel) &
}

standalone() {
  start "$REDKIT_PORTS" "" "$@"
  await PONG "$REDKIT_PORTS" ping
}

case $REDKIT_TOPOLOGY in
STANDALONE) standalone "$@" ;;
CLUSTER) cluster "$@" ;;
SENTINEL) sentinels "$@" ;;
esac
echo "redkit: ready"
wait
