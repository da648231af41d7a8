"""The one family of expected errors: what went wrong, and what to do about it."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001  lupdate reads the context
    """Mark `text` for translation where Qt is not known; return it unchanged.

    The name is the one that Qt's lupdate looks for, which is why it breaks the naming rule.
    """
    return text


class UserError(Exception):
    """Something expected went wrong: one sentence says what, one says what to do.

    `template` and `remedy` are English templates marked with `QT_TRANSLATE_NOOP("UserError", …)`;
    `arguments` fill both. The window translates the templates, the command line prints them in English.
    """

    def __init__(self, template: str, remedy: str = "", **arguments: object) -> None:
        self.template = template
        self.remedy = remedy
        self.arguments = arguments
        super().__init__(str(self))

    def __str__(self) -> str:
        return " ".join(part.format(**self.arguments) for part in (self.template, self.remedy) if part)
