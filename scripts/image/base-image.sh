#!/usr/bin/env bash
# Makes a base for the Dockerfile where no image can be pulled: Debian bookworm from this machine's package mirror, and
# the node and npm of this machine. Needs root on Debian and a Docker daemon. Does nothing if the image is there.
#
#   bash scripts/image/base-image.sh TAG     then: docker build --build-arg BASE=TAG .
#
# Exit code 0: the image is there; 3: it cannot be made here; another: a step failed.
set -euo pipefail
tag=${1:?usage: base-image.sh TAG}
docker=${DOCKER:-docker}
suite=bookworm
mirror=http://deb.debian.org/debian

cannot() { echo "$*" >&2; exit 3; }
if "$docker" image inspect "$tag" >/dev/null 2>&1; then exit 0; fi
[ "$(id -u)" = 0 ] || cannot 'base-image.sh needs root for debootstrap'
command -v apt-get >/dev/null || cannot 'base-image.sh needs Debian, for debootstrap'
if ! command -v debootstrap >/dev/null; then
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends debootstrap >/dev/null ||
    cannot 'debootstrap cannot be installed: apt-get update, then again'
fi
# The mirror that apt uses for this suite.
configured=$(apt-get indextargets --format '$(SITE) $(RELEASE)' 2>/dev/null |
  awk -v suite="$suite" '$2 == suite { print $1; exit }')

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
debootstrap --variant=minbase --include=libstdc++6,ca-certificates "$suite" "$root" "${configured:-$mirror}" >"$work/log" 2>&1 || {
  tail -n 20 "$work/log" >&2
  exit 1
}
# As in node:*-bookworm-slim: node, npm, and the user node with the id 1000.
node=$(command -v node)
packages=$(npm root --global)
install -D -m 755 "$node" "$root/usr/local/bin/node"
mkdir -p "$root/usr/local/lib/node_modules"
cp -a "$packages/npm" "$root/usr/local/lib/node_modules/"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
chroot "$root" useradd --uid 1000 --create-home node
rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/* "$root"/usr/share/{doc,man,locale}/*
tar -C "$root" -c . | "$docker" import --change 'CMD ["node"]' - "$tag" >/dev/null
