# Sourced by ./test and ./try-clinic: what a fresh machine lacks, installed where that is allowed.

missing=()
command -v cc >/dev/null 2>&1 || missing+=(gcc libc6-dev)
if ! command -v cargo >/dev/null 2>&1 && [ -x "$HOME/.cargo/bin/cargo" ]; then
  PATH="$HOME/.cargo/bin:$PATH"
fi
command -v cargo >/dev/null 2>&1 || missing+=(rustup)
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}"
  else
    echo "missing: ${missing[*]}" >&2
    echo "hint: as root, run: apt-get install ${missing[*]}  (or install Rust from https://rustup.rs)" >&2
    exit 2
  fi
fi
