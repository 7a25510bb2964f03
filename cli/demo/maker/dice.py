"""Chance that comes out the same on every machine and in every Python."""


class Dice:
    """A 64-bit linear congruential generator (Knuth's MMIX constants)."""

    def __init__(self, seed):
        self.state = seed
        for _ in range(8):
            self.below(2)

    def below(self, bound):
        """A whole number from 0 to bound - 1."""
        self.state = (
            self.state * 6364136223846793005 + 1442695040888963407
        ) % 2**64
        return (self.state >> 33) % bound

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def one_of(self, choices):
        return choices[self.below(len(choices))]

    def one_in(self, count):
        return self.below(count) == 0

    def letters(self, alphabet, count):
        return "".join(self.one_of(alphabet) for _ in range(count))
