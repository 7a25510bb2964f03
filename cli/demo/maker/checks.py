"""Numbers that carry their own check: SIREN, French IBAN, RF reference."""


def luhn_digit(digits):
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def siren(eight_digits):
    return eight_digits + luhn_digit(eight_digits)


def mod97(text):
    return int("".join(str(int(letter, 36)) for letter in text)) % 97


def french_iban(bank, branch, account):
    """The IBAN of an account of digits, its RIB key within."""
    key = 97 - (89 * int(bank) + 15 * int(branch) + 3 * int(account)) % 97
    national = f"{bank}{branch}{account}{key:02}"
    return f"FR{98 - mod97(national + 'FR00'):02}{national}"


def rf_reference(body):
    """ISO 11649."""
    return f"RF{98 - mod97(body + 'RF00'):02}{body}"


def by_four(text):
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))
