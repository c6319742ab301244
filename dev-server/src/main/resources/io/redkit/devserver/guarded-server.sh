# Runs a server that cannot outlive its owner.
#
# Arguments: DIRECTORY SERVER [SERVER-ARGUMENT...]
# Standard input: a pipe that the owner holds open. It closes when the owner ends, however it ends (kill -9 included).
#
# This shell becomes the server, so the owner sees the server's own process id and exit code. A guard stays beside it and
# waits for the pipe to close. A server that is still there then is killed, and its directory is removed. If the server
# ended first, its owner is alive and cleans up itself.
directory=$1
shift
exec 3<&0 </dev/null
(
  trap '' HUP INT TERM
  while read -r ignored <&3; do :; done
  kill -9 $$ 2>/dev/null && rm -rf "$directory"
) &
exec "$@" 3<&-
