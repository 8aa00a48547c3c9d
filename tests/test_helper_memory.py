import random
import subprocess
import sys
import time

import pytest

from judge_app.helper_memory import HelperMemory

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="kills by signal, and forks")

# Attaches over and over, each time in a child that kills itself one step further on: before
# each line and before and after each call into C. Ends when a child got through.
STEP_BY_STEP = """
import itertools, os, signal, sys
from judge_app.helper_memory import HelperMemory

def attach(steps):
    def step(*_):
        nonlocal steps
        steps -= 1
        if steps < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return step
    sys.settrace(step)
    sys.setprofile(step)
    HelperMemory.found(sys.argv[1])
    sys.settrace(None)
    sys.setprofile(None)
    os._exit(0)

for steps in itertools.count():
    child = os.fork() or attach(steps)
    if os.waitpid(child, 0)[1] == 0:
        print(steps)
        break
"""

FOR_EVER = """
import sys
from judge_app.helper_memory import HelperMemory
HelperMemory.found(sys.argv[1]).close()
print(flush=True)
while True:
    HelperMemory.found(sys.argv[1]).close()
"""


def test_what_one_side_writes_the_other_reads() -> None:
    memory = HelperMemory.made(5000)
    other = HelperMemory.found(memory.name)
    assert len(memory.buffer) >= 5000
    assert len(other.buffer) >= 5000
    other.buffer[4990:5000] = b"0123456789"
    assert bytes(memory.buffer[4990:5000]) == b"0123456789"
    other.close()
    assert bytes(memory.buffer[4990:5000]) == b"0123456789"
    memory.close()


def test_what_its_maker_gave_back_is_found_no_more() -> None:
    memory = HelperMemory.made(100)
    memory.close()
    with pytest.raises(FileNotFoundError):
        HelperMemory.found(memory.name)


@POSIX_ONLY
def test_a_process_killed_at_any_step_of_attaching_takes_nothing_along() -> None:
    memory = HelperMemory.made(100)
    done = subprocess.run(
        [sys.executable, "-c", STEP_BY_STEP, memory.name], capture_output=True, check=True
    )
    assert int(done.stdout) > 10
    assert done.stderr == b""
    HelperMemory.found(memory.name).close()
    memory.close()


@POSIX_ONLY
def test_a_process_killed_at_any_moment_takes_nothing_along() -> None:
    memory = HelperMemory.made(100)
    moments = random.Random(5)
    for _ in range(8):
        with subprocess.Popen(
            [sys.executable, "-c", FOR_EVER, memory.name],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.readline()
            time.sleep(moments.random() / 200)
            process.kill()
            # Ends when the last process that the killed one started, such as a tracker, has ended.
            assert process.stderr.read() == b""
        HelperMemory.found(memory.name).close()
    memory.close()
