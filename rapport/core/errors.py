"""Expected failures, with a code and a sentence."""

from __future__ import annotations


class RapportError(Exception):
    """An expected failure: what went wrong, and what to do about it.

    ``code`` is stable and machine-readable, ``sentence`` is shown to the person as it is,
    ``status`` is the HTTP status of the answer, ``exit_status`` that of the command line (2 means
    that it was used wrongly), ``again_after`` how many seconds later it may have passed, 0 where
    nobody can say. Subclasses set them and a default code.
    """

    code = "error"
    status = 400
    exit_status = 1
    again_after = 0

    def __init__(self, sentence: str, *, code: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        if code is not None:
            self.code = code

    @property
    def headers(self) -> dict[str, str]:
        """Return the headers of the HTTP answer (Retry-After: RFC 9110, section 10.2.3)."""
        return {"Retry-After": str(self.again_after)} if self.again_after else {}


class NotSignedIn(RapportError):
    """Nobody is signed in, or the token is unknown."""

    code = "not_signed_in"
    status = 401


class NotAllowed(RapportError):
    """The person may see the thing but not do this to it."""

    code = "not_allowed"
    status = 403


class NotFound(RapportError):
    """The thing does not exist, or the person may not see it."""

    code = "not_found"
    status = 404


class NotThisWay(RapportError):
    """The address exists, but does not answer this method."""

    code = "method_not_allowed"
    status = 405


class Conflict(RapportError):
    """The thing changed meanwhile, or its state does not allow the action."""

    code = "conflict"
    status = 409


class Invalid(RapportError):
    """The input makes no sense; the sentence says which part, and what would."""

    code = "invalid"
    status = 422


class TooMany(RapportError):
    """More requests than the limit allows; try again later."""

    code = "too_many"
    status = 429


class Unavailable(RapportError):
    """The database or the disk cannot be read or written just now; ``fault`` says why."""

    code = "unavailable"
    status = 503
    # EX_TEMPFAIL of sysexits.
    exit_status = 75

    def __init__(self, sentence: str, *, fault: str, again_after: int) -> None:
        super().__init__(sentence)
        self.fault = fault
        self.again_after = again_after


class Misconfigured(RapportError):
    """A setting is unknown or malformed; the program cannot start with it."""

    code = "misconfigured"
    status = 500
