#!/usr/bin/env bash
# Makes an image named like the official base, from Debian's own packages: for machines that reach no registry.
set -euo pipefail
name="$1"
root="$(mktemp -d)"
trap 'rm -rf "$root"' EXIT
debootstrap --variant=minbase --include=python3,python3-pip,python3-venv,ca-certificates \
    bookworm "$root" http://deb.debian.org/debian >&2
ln -s /usr/bin/python3 "$root/usr/local/bin/python"
rm -f "$root"/usr/lib/python3*/EXTERNALLY-MANAGED "$root"/var/cache/apt/archives/*.deb
# A machine may trust authorities of its own, and what is installed during the build has to as well.
cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
container="$(buildah from --storage-driver vfs scratch)"
buildah add --storage-driver vfs "$container" "$root" / >/dev/null
buildah config --storage-driver vfs --env SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt \
    --env PIP_CERT=/etc/ssl/certs/ca-certificates.crt "$container"
buildah commit --storage-driver vfs --rm "$container" "$name" >/dev/null
