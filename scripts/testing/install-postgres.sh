#!/bin/sh
# Installs PostgreSQL with pgvector on Debian or Ubuntu, as root. Where the distribution has no package of the extension it
# is built from Debian's own source package, once: the result stays in the system's extension folder.
set -eu
export DEBIAN_FRONTEND=noninteractive
pgvector=0.8.0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

apt-get update -q
version=$(apt-cache depends postgresql | sed -n 's/.*Depends: postgresql-\([0-9]*\)$/\1/p' | head -n 1)
apt-get install -qy --no-install-recommends "postgresql-$version"
bin=/usr/lib/postgresql/$version/bin

has_vector() { [ -f "/usr/share/postgresql/$version/extension/vector.control" ]; }
has_vector || apt-get install -qy --no-install-recommends "postgresql-$version-pgvector" || true
has_vector && exit 0

mirror=$(sed -n 's/^URIs: *\([^ ]*\).*/\1/p' /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -n 1)
[ -n "$mirror" ] || mirror=$(awk '$1 == "deb" { for (i = 2; i <= NF; i++) if ($i ~ /^http/) { print $i; exit } }' /etc/apt/sources.list)
apt-get install -qy --no-install-recommends "postgresql-server-dev-$version" make gcc libc6-dev dpkg-dev
mkdir -p "$work/lists/partial"
echo "deb-src $mirror trixie main" > "$work/trixie.list"
chmod 755 "$work"
cd "$work"
from_trixie="-o Dir::Etc::sourcelist=$work/trixie.list -o Dir::Etc::sourceparts=/dev/null -o Dir::State::Lists=$work/lists"
# shellcheck disable=SC2086
apt-get $from_trixie update -q
# shellcheck disable=SC2086
apt-get $from_trixie source -q "pgvector=$pgvector-1"
make -s -C "pgvector-$pgvector" -j2 OPTFLAGS="" PG_CONFIG="$bin/pg_config"
make -s -C "pgvector-$pgvector" PG_CONFIG="$bin/pg_config" install
has_vector
