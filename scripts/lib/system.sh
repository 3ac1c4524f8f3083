# shellcheck shell=bash
# Prepares a Debian machine and this checkout: system packages, the virtual environment, the locked Python packages.
#
# Sourced by the scripts beside it; `setup demo` and `setup tests` are what they call. Everything that is already
# there is left alone, so a second call does nothing. Messages are Vietnamese and go to standard error.
set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)"
VENV="$ROOT/.venv"
EXIT_NEEDS_ADMIN=3 # packages are missing and the caller is no root

say() { printf '• %s\n' "$*" >&2; }
fail() { # CODE TEXT…
  local code=$1
  shift
  printf 'LỖI: %s\n' "$*" >&2
  exit "$code"
}

is_root() { [ "$(id -u)" -eq 0 ]; }
has() { command -v "$1" >/dev/null 2>&1; }
has_file() { # PATTERN…: whether any file matches
  local pattern
  for pattern in "$@"; do
    compgen -G "$pattern" >/dev/null && return 0
  done
  return 1
}
is_installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

# Runs a command up to four times: package servers are now and then out of reach for a moment.
retry() {
  local attempt
  for attempt in 1 2 3 4; do
    "$@" && return 0
    [ "$attempt" -eq 4 ] || {
      say "Chưa được (lần $attempt/4): $1 … thử lại sau $((attempt * 3)) giây."
      sleep $((attempt * 3))
    }
  done
  return 1
}

# --- System packages -------------------------------------------------------------------------------------------
# One line a need: Debian package | command that succeeds when the need is met, by whatever package | what it is for.
# What is met is never installed: a machine with the full LibreOffice keeps it.

needs_python() {
  venv_works || find_python >/dev/null || cat <<'NEEDS'
python3|false|Python 3.11 trở lên
python3-venv|false|tạo môi trường Python riêng (.venv)
NEEDS
}

needs_demo() {
  needs_python
  cat <<NEEDS
tesseract-ocr|has tesseract|nhận dạng chữ trong bản quét
tesseract-ocr-vie|has_file '/usr/share/tesseract-ocr/*/tessdata/vie.traineddata' '/usr/share/tessdata/vie.traineddata'|dữ liệu tiếng Việt cho nhận dạng chữ
$(writer_package)|has_writer|đọc tệp .doc và in trang gốc thành PDF
$(serif_package)|has_vietnamese_serif|phông chữ thay Times New Roman, Arial, có đủ dấu tiếng Việt
fonts-dejavu-core|has_file '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'|phông chữ cho các ký hiệu (☐, →, ✓)
NEEDS
}

needs_tests() {
  needs_demo
  needs_elasticsearch
  cat <<'NEEDS'
git|has git|kiểm tra các tệp sẽ nằm trong kho mã nguồn
shellcheck|has shellcheck|soát lỗi các tập lệnh trong scripts/
chromium|has chromium|kiểm thử các trang trong trình duyệt thật
postgresql|has_file '/usr/lib/postgresql/*/bin/initdb'|kiểm thử sổ đăng ký trên PostgreSQL (cụm tạm, chạy riêng)
NEEDS
}

needs_elasticsearch() {
  [ -z "${ELASTICSEARCH_URL:-}" ] || return 0
  cat <<'NEEDS'
openssl|has openssl|tạo chứng chỉ khi bật bảo mật Elasticsearch
default-jre-headless|has_java|chạy máy chủ tìm kiếm Elasticsearch (Java 17 trở lên)
maven|has mvn || elasticsearch_is_here|tải máy chủ Elasticsearch từ Maven Central
NEEDS
}

# The writer without a screen conflicts with the one of a desktop, so a desktop gets its own kind.
writer_package() {
  if is_installed libreoffice-core; then echo libreoffice-writer; else echo libreoffice-writer-nogui; fi
}
has_writer() { has soffice && has_file '/usr/lib/libreoffice/program/libswlo.so' '/opt/libreoffice*/program/libswlo.so'; }
# Liberation Serif has the Vietnamese letters from version 2 on only, which Debian 12 keeps in a package of its own;
# without them a printed page mixes two fonts inside a word.
serif_package() {
  if grep -qs '^VERSION_CODENAME=bookworm' /etc/os-release; then echo fonts-liberation2; else echo fonts-liberation; fi
}
has_vietnamese_serif() { fc-list 'Liberation Serif:lang=vi' | grep -q .; }
has_java() {
  local home on_path
  on_path=$(readlink -f "$(command -v java || echo /none/bin/java)")
  for home in "${ES_JAVA_HOME:-/none}" "${JAVA_HOME:-/none}" "${on_path%/bin/java}" /usr/lib/jvm/*/; do
    grep -Eqs '^JAVA_VERSION="(1[7-9]|[2-9][0-9])' "$home/release" && [ -x "$home/bin/java" ] && return 0
  done
  return 1
}
elasticsearch_is_here() {
  local python
  python=$(find_python) && "$python" "$ROOT/scripts/lib/elasticsearch_cli.py" locate
}

# Prints the lines of the needs that are not met.
unmet_needs() { # demo|tests|elasticsearch|python
  local line probe
  "needs_$1" | while IFS= read -r line; do
    probe=${line#*|}
    probe=${probe%|*}
    (eval "$probe") >/dev/null 2>&1 || printf '%s\n' "$line"
  done
}

ensure_packages() { # demo|tests|elasticsearch|python
  local unmet packages line
  unmet=$(unmet_needs "$1")
  [ -n "$unmet" ] || return 0
  packages=$(printf '%s\n' "$unmet" | cut -d'|' -f1 | tr '\n' ' ' | sed 's/ $//')
  say "Máy này còn thiếu:"
  printf '%s\n' "$unmet" | while IFS= read -r line; do
    printf '    %-26s %s\n' "${line%%|*}" "${line##*|}" >&2
  done
  if ! has apt-get; then
    fail "$EXIT_NEEDS_ADMIN" "máy này không dùng gói Debian (apt-get); hãy cài các phần mềm trên rồi chạy lại."
  fi
  if ! is_root; then
    say "Cần quyền quản trị để cài. Hãy chạy lệnh sau rồi chạy lại:"
    printf '\n    sudo apt-get install --no-install-recommends %s\n\n' "$packages" >&2
    exit "$EXIT_NEEDS_ADMIN"
  fi
  install_packages "$packages"
  unmet=$(unmet_needs "$1")
  [ -z "$unmet" ] || fail 1 "đã cài nhưng vẫn chưa thấy: $(printf '%s\n' "$unmet" | cut -d'|' -f1 | tr '\n' ' ')"
}

install_packages() { # "PACKAGE PACKAGE …"
  local log
  log=$(mktemp)
  say "Cài các gói trên bằng apt-get (vài phút ở lần đầu) …"
  # shellcheck disable=SC2086 # the list is meant to be split
  if ! { retry apt_get update && retry apt_get install $1; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    fail 1 "apt-get không cài được. Hãy kiểm tra mạng, rồi chạy: sudo apt-get install --no-install-recommends $1"
  fi
  rm -f "$log"
}

apt_get() {
  DEBIAN_FRONTEND=noninteractive apt-get -y --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" </dev/null
}

# --- Python ----------------------------------------------------------------------------------------------------

# Prints the path of a Python 3.11 or later that can make virtual environments; RASOAT_PYTHON is asked first.
# Asked for its base, so that an environment that happens to be active, or pyenv's shim, is looked through.
find_python() {
  local candidate found
  for candidate in "${RASOAT_PYTHON:-}" python3.11 /usr/bin/python3.11 python3.12 python3.13 python3 /usr/bin/python3; do
    has "$candidate" || continue
    found=$("$candidate" -I -c '
import sys
assert sys.version_info >= (3, 11)
print(getattr(sys, "_base_executable", sys.executable))' 2>/dev/null) || continue
    "$found" -I -c 'import ensurepip, venv' 2>/dev/null || continue
    printf '%s\n' "$found"
    return 0
  done
  return 1
}

lock_files() { # demo|tests
  printf '%s\n' requirements.lock
  [ "$1" = demo ] || printf '%s\n' requirements-dev.lock
}

# Prints what the environment must have been made from: the lock files, the project's own metadata, the place of the
# checkout (an editable install and the environment's commands name it).
stamp_of() { # demo|tests
  local names
  mapfile -t names < <(lock_files "$1")
  (cd "$ROOT" && { printf '%s\n' "$ROOT" "${names[@]}"; cat "${names[@]}" pyproject.toml; }) | sha256sum | cut -d' ' -f1
}

stamp_file() { printf '%s\n' "$VENV/.rasoat-$1.stamp"; }

venv_works() { "$VENV/bin/python" -I -c 'import sys; sys.exit(sys.version_info < (3, 11) or sys.prefix != sys.argv[1])' "$VENV" 2>/dev/null; }
is_stamped() { [ "$(cat "$(stamp_file "$1")" 2>/dev/null)" = "$(stamp_of "$1")" ]; }

# Whether the environment stands as the lock files say; what the tests need serves the demo as well.
is_current() { # demo|tests
  [ -x "$VENV/bin/rasoat" ] && venv_works || return 1
  is_stamped tests || { [ "$1" = demo ] && is_stamped demo; }
}

make_venv() {
  local python
  if venv_works; then # made by hand, perhaps by a tool that leaves pip out
    "$VENV/bin/python" -m pip --version >/dev/null 2>&1 || "$VENV/bin/python" -m ensurepip >/dev/null
    return 0
  fi
  python=$(find_python) || fail 1 "không thấy Python 3.11 trở lên (có thể đặt RASOAT_PYTHON)."
  say "Tạo môi trường Python riêng tại .venv bằng $python …"
  "$python" -m venv --clear "$VENV" || fail 1 "không tạo được .venv; hãy cài gói python3-venv."
}

install_python_packages() { # demo|tests
  local name options=()
  while IFS= read -r name; do
    [ -f "$ROOT/$name" ] || fail 1 "thiếu tệp $name trong thư mục dự án."
    options+=(-r "$ROOT/$name")
  done < <(lock_files "$1")
  say "Cài các thư viện Python theo $(lock_files "$1" | tr '\n' ' ')(một vài phút ở lần đầu) …"
  retry pip_install "${options[@]}" || fail 1 "pip không cài được thư viện. Hãy kiểm tra mạng rồi chạy lại."
  retry pip_install --no-deps -e "$ROOT" || fail 1 "pip không cài được chính dự án."
}

pip_install() { "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --retries 5 "$@" </dev/null; }

# Makes machine and checkout ready; two calls at the same time wait for each other.
setup() { # demo|tests
  ensure_packages "$1"
  ! is_current "$1" || return 0
  exec 9<"$ROOT"
  flock 9
  if ! is_current "$1"; then
    make_venv
    rm -f "$(stamp_file demo)" "$(stamp_file tests)"
    install_python_packages "$1"
    stamp_of "$1" >"$(stamp_file "$1")"
  fi
  exec 9<&-
}
