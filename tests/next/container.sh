#!/usr/bin/env bash
# Runs a program as Fargate would: in a root file system that is read-only, as a user without capabilities, with the
# given folders in memory. Needs to be root, of the machine or of a user namespace. Prints its process id first.
# Usage: container.sh <folder of the image's /app> <folder with node> <uid:gid> <tmpfs folder=options>... -- <program> <argument>...
set -euo pipefail

export PATH="$PATH:/usr/sbin:/sbin"
image=$1 node=$2 user=$3
shift 3

# The root is a folder in memory, which only this namespace sees.
mount --make-rprivate /
root=/mnt
mount -t tmpfs -o mode=0755 none "$root"
for folder in usr lib lib64 bin etc; do
  if [[ -L /$folder ]]; then
    cp -P "/$folder" "$root/$folder"
  elif [[ -d /$folder ]]; then
    mkdir "$root/$folder"
    mount --rbind "/$folder" "$root/$folder"
    mount -o remount,bind,ro "$root/$folder"
  fi
done
mkdir -p "$root/app" "$root/node" "$root/proc" "$root/dev" "$root/tmp"
mount --bind "$image" "$root/app"
mount --bind "$node" "$root/node"
mount -o remount,bind,ro "$root/node"
mount --rbind /proc "$root/proc"
mount --rbind /dev "$root/dev"
while [[ $1 != -- ]]; do
  folder=${1%%=*} options=${1#*=}
  if [[ ${MCP_CATALOG_NESTED:-} == 1 ]]; then
    # Root is the only user that this namespace knows, and will be the app's user.
    options=$(sed -E 's/([ug]id)=[0-9]+/\1=0/g' <<<"$options")
  fi
  mkdir -p "$root$folder"
  mount -t tmpfs -o "$options" none "$root$folder"
  shift
done
shift
mount -o remount,bind,ro "$root/app"
mkdir "$root/.old"
cd "$root"
pivot_root . .old
cd /
umount --lazy /.old
mount -o remount,ro /

# The process keeps its number through every exec.
echo "pid $$"
if [[ ${MCP_CATALOG_NESTED:-} == 1 ]]; then
  exec unshare --user --map-user="${user%:*}" --map-group="${user#*:}" --wd=/app -- setpriv --no-new-privs -- "$@"
fi
cd /app
exec setpriv --reuid="${user%:*}" --regid="${user#*:}" --clear-groups \
  --no-new-privs --inh-caps=-all --bounding-set=-all -- "$@"
