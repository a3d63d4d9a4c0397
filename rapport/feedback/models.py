"""Surveys, requests and answers."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

BEST = 5
# The top two of five count as satisfied (docs: the definition of csat).
SATISFIED_FROM = 4
UNHAPPY_UPTO = 2
# The page offers to undo a resolution for a moment; nobody is asked before that is over.
UNDOABLE = timedelta(minutes=1)


class SurveyQuerySet(models.QuerySet["Survey"]):
    """Versions of the survey."""

    def current(self) -> Survey:
        """Return the latest version; on a desk that has none, what the first will be, unsaved."""
        question = gettext("How satisfied are you with our help?")
        return self.first() or Survey(version=1, question=question)


class Survey(models.Model):
    """One version of the question asked after a resolution; changing the wording makes a new one.

    Answers to different versions stay apart. The latest version is the current one.
    """

    version = models.PositiveIntegerField(unique=True)
    question = models.CharField(_("question"), max_length=200)
    delay_minutes = models.PositiveIntegerField(_("minutes after the resolution"), default=60)
    changeable_days = models.PositiveIntegerField(_("days an answer can be changed"), default=7)
    open_days = models.PositiveIntegerField(_("days the link works"), default=30)
    is_on = models.BooleanField(_("asks customers"), default=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")

    objects = SurveyQuerySet.as_manager()

    class Meta:
        ordering = ("-version",)

    def __str__(self) -> str:
        return self.question

    @property
    def delay(self) -> timedelta:
        """Return how long after a resolution the customer is asked."""
        return max(timedelta(minutes=self.delay_minutes), UNDOABLE)


class SurveyRequest(models.Model):
    """A request to one customer to rate one resolution, planned or sent.

    Whom the answer rates (``agent``, ``team``, ``queue``) is fixed when it is sent, so that a
    later hand-over does not move a rating from one person to another.
    """

    class State(models.TextChoices):
        DUE = "due", _("not sent yet")
        SENT = "sent", _("sent")
        WITHDRAWN = "withdrawn", _("not sent, the ticket was reopened or merged")
        WITHHELD = "withheld", _("not sent, the address refuses mail")

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="requests")
    resolution = models.OneToOneField("tickets.Resolution", models.CASCADE)
    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="survey_requests")
    person = models.ForeignKey("customers.Person", models.CASCADE, related_name="survey_requests")
    agent = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, related_name="+")
    queue = models.ForeignKey("tickets.Queue", models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DUE)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    outgoing = models.ForeignKey(
        "tickets.Outgoing", models.SET_NULL, null=True, related_name="survey_requests"
    )

    class Meta:
        indexes = (models.Index(fields=("due_at",), name="survey_due", condition=Q(state="due")),)

    def __str__(self) -> str:
        return f"survey on #{self.ticket_id}, {self.state}"


class Response(models.Model):
    """A customer's answer. Changing it adds a row; the latest counts, the earlier ones stay."""

    request = models.ForeignKey(SurveyRequest, models.CASCADE, related_name="responses")
    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="responses")
    score = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(BEST)]
    )
    comment = models.TextField(blank=True)
    at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("request",), condition=Q(superseded_at=None), name="one_answer_counts"
            ),
            models.CheckConstraint(
                condition=Q(score__gte=1, score__lte=BEST), name="score_on_the_scale"
            ),
        )
        indexes = (
            models.Index(
                fields=("at",),
                name="response_unhappy",
                condition=Q(superseded_at=None, score__lte=UNHAPPY_UPTO),
            ),
        )

    def __str__(self) -> str:
        return f"{self.score} of {BEST} on #{self.ticket_id}"

    @property
    def is_low(self) -> bool:
        """Return whether somebody should look into it."""
        return self.score <= UNHAPPY_UPTO

    def may_change(self, at: datetime) -> bool:
        """Return whether the customer may still change the answer."""
        return (at - self.at).days < self.request.survey.changeable_days
