"""Compares every day of the working calendar, 2004 to 2026, with the public package `chinesecalendar`.

Run as `python3 tools/check_calendar.py path/to/chengqi`. The program is asked for `calendar YEAR --json`. Where
`chinesecalendar` is not installed it is installed into a temporary environment that is removed afterwards.

Exit status 1 on any difference that is not explained in EXPLAINED below, and on any missing or doubled day.
"""

import datetime
import json
import os
import subprocess
import sys
import tempfile
import venv

FIRST_YEAR, LAST_YEAR = 2004, 2026

# Days on which the package is known to differ from the notice itself. Each needs its reason; the check fails as well
# when a day listed here no longer differs, so that the list cannot grow old.
EXPLAINED = {
    "2005-12-31": (
        "work",
        "国办发明电〔2005〕35号第一项：2005年12月31日（星期六）上班；chinesecalendar 漏收这一天",
    ),
}


def main():
    if len(sys.argv) != 2:
        sys.exit("用法：python3 tools/check_calendar.py <chengqi 程序的路径>")
    try:
        import chinese_calendar  # noqa: F401
    except ImportError:
        run_again_where_the_package_is()
    sys.exit(compare(sys.argv[1]))


def run_again_where_the_package_is():
    if os.environ.get("CHECK_CALENDAR_AGAIN"):
        sys.exit("装好 chinesecalendar 之后仍然不能导入，请检查 Python 环境")
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = os.path.join(folder, "Scripts" if os.name == "nt" else "bin", "python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", "chinesecalendar"], check=True)
        again = subprocess.run(
            [python, os.path.abspath(__file__), sys.argv[1]], env={**os.environ, "CHECK_CALENDAR_AGAIN": "1"}
        )
    sys.exit(again.returncode)


def compare(program):
    import chinese_calendar

    compared = 0
    failures = []
    explained = set()
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        said = days_of(program, year)
        expected_dates = list(dates_of(year))
        if [day["date"] for day in said] != [date.isoformat() for date in expected_dates]:
            failures.append(f"{year}年：日期有缺漏、重复或次序不对")
            continue
        for day, date in zip(said, expected_dates):
            compared += 1
            expected = "work" if chinese_calendar.is_workday(date) else "off"
            if day["kind"] == expected:
                continue
            kind, reason = EXPLAINED.get(day["date"], (None, None))
            if kind == day["kind"]:
                explained.add(day["date"])
                print(f"{day['date']} 不同，已有说明：{reason}")
            else:
                failures.append(f"{day['date']} 日历为 {day['kind']}（{day['name']}），chinesecalendar 为 {expected}")
    for date in sorted(set(EXPLAINED) - explained):
        failures.append(f"{date} 列为已说明的不同，但这次并无不同，请核对 EXPLAINED")
    for failure in failures:
        print(failure)
    print(f"共比对 {compared} 天；不同 {len(failures)} 处；另有已说明的不同 {len(explained)} 天")
    return 1 if failures else 0


def days_of(program, year):
    answer = subprocess.run([program, "calendar", str(year), "--json"], stdout=subprocess.PIPE, check=True)
    return json.loads(answer.stdout.decode("utf-8"))


def dates_of(year):
    date = datetime.date(year, 1, 1)
    while date.year == year:
        yield date
        date += datetime.timedelta(days=1)


if __name__ == "__main__":
    main()
