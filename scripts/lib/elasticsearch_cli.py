"""The commands of `scripts/elasticsearch`: `install`, `locate`, `start`, `status`, `stop`.

Standard output carries nothing but the answer (the nodes' URLs, one a line, or the server's folder); what happens is
told on standard error. Exit codes: 0 done, 1 failed, 2 wrong arguments, 3 nothing runs (`status`) or no server is
here yet (`locate`).
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import elasticsearch_node as node
from elasticsearch_health import answers, without_secret
from elasticsearch_server import ServerError, find_home, install, say

if TYPE_CHECKING:
    from collections.abc import Sequence

MISSING = 3
FIRST_PORT = 9200


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and return its exit code."""
    chosen = read_arguments(arguments)
    run_folder = Path(chosen.run_dir).resolve() if chosen.run_dir else node.run_folder_of(os.environ)
    try:
        if chosen.command == "install":
            bring()
        elif chosen.command == "locate":
            return locate()
        elif chosen.command == "start":
            print("\n".join(node.start(os.environ, run_folder, chosen.nodes, chosen.port, secure=chosen.secure)))
            if chosen.secure and not os.environ.get("ELASTICSEARCH_URL"):
                say(f"Chứng chỉ gốc: RASOAT_ELASTICSEARCH_CA={run_folder / 'tls/ca.pem'}")
                say(f"Người dùng elastic, mật khẩu trong {run_folder / 'password'}; tạo khóa API: rasoat index key")
        elif chosen.command == "status":
            return tell_status(run_folder)
        else:
            stopped = node.stop(run_folder, delete=chosen.delete)
            say(f"Đã dừng {stopped} nút Elasticsearch." if stopped else "Không có nút Elasticsearch nào đang chạy.")
    except ServerError as error:
        say(f"LỖI: {error}")
        return 1
    return 0


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the command and its options; leaves the program with 2 on wrong ones, as argparse does."""
    parser = argparse.ArgumentParser(
        prog="scripts/elasticsearch", description="Máy chủ Elasticsearch trên chính máy này, chỉ nghe ở 127.0.0.1."
    )
    parser.add_argument("--run-dir", help="thư mục dữ liệu, nhật ký (mặc định: RASOAT_ELASTICSEARCH_RUN_DIR)")
    commands = parser.add_subparsers(dest="command", required=True, metavar="install|start|status|stop")
    commands.add_parser("install", help="tải máy chủ về bộ nhớ đệm nếu chưa có; in thư mục của nó")
    commands.add_parser("locate", help="in thư mục máy chủ đã có; mã 3 nếu phải tải")
    start = commands.add_parser("start", help="chạy (hoặc dùng lại) các nút; in URL, mỗi nút một dòng")
    start.add_argument("--nodes", type=int, default=1, choices=(1, 3), help="số nút của cụm (mặc định 1)")
    start.add_argument("--port", type=int, default=FIRST_PORT, help="cổng đầu tiên thử dùng (mặc định 9200; 0: cổng bất kỳ)")
    start.add_argument("--secure", action="store_true", help="bật bảo mật: https với chứng chỉ riêng, đòi mật khẩu")
    commands.add_parser("status", help="in URL các nút đang chạy; mã 3 nếu không có")
    stop = commands.add_parser("stop", help="dừng các nút đã chạy từ thư mục này")
    stop.add_argument("--delete", action="store_true", help="xoá luôn dữ liệu và nhật ký")
    return parser.parse_args(arguments)


def bring() -> None:
    """Bring the server unless a cluster of the user's own makes it needless, and print its folder."""
    if own := os.environ.get("ELASTICSEARCH_URL"):
        say(f"Đã có ELASTICSEARCH_URL={without_secret(own)}: không cần tải máy chủ.")
    else:
        print(install(os.environ))


def locate() -> int:
    """Print the server's folder when nothing would have to be downloaded."""
    if os.environ.get("ELASTICSEARCH_URL"):
        return 0  # the user's own cluster: no program is needed
    home = find_home(os.environ)
    if home is None:
        return MISSING
    print(home)
    return 0


def tell_status(run_folder: Path) -> int:
    """Print the URLs of the nodes that run, and their process ids on standard error."""
    if own := os.environ.get("ELASTICSEARCH_URL"):
        print(own)
        return 0 if answers(own) else MISSING
    running = [(each, pids) for each in node.read_state(run_folder) if (pids := node.find_pids(each))]
    if not running:
        say("Không có nút Elasticsearch nào đang chạy.")
        return MISSING
    for each, pids in running:
        print(each.url)
        state = "trả lời" if answers(each.url) else "chưa trả lời"
        say(f"{each.name}: {state}, tiến trình {' '.join(map(str, pids))}, nhật ký {each.folder / 'logs'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
