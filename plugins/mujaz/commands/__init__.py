"""What the commands of ``mujaz`` answer, as text; ``cli.py`` parses the call and prints."""
