"""First Air: `python main.py` starts the game, `python main.py --help` says what else there is."""

import os

# The matrices of a plant are small: a second thread of the linear algebra only waits for the first, and takes a core
# from whoever else runs. It is asked for before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from game.cli import main

if __name__ == "__main__":
    main()
