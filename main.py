"""First Air: `python main.py` starts the game, `python main.py --help` says what else there is."""

from game.cli import main

if __name__ == "__main__":
    main()
