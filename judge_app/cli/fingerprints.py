"""The root's fingerprint as people type it: 24 digits, in groups or not."""

import re

import click


class FingerprintType(click.ParamType[str]):
    """Takes the groups of the code slips, `1234 5678 …`, with any parting."""

    name = "fingerprint"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the 24 digits alone."""
        digits = re.sub(r"[\s.-]", "", str(value))
        if not re.fullmatch(r"\d{24}", digits):
            self.fail(
                "Dấu vân tay gồm 24 chữ số, in trên thẻ mã. / "
                "A fingerprint has 24 digits, printed on the code slips.",
                param,
                ctx,
            )
        return digits


FINGERPRINT = FingerprintType()
