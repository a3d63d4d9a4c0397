"""Models that all channels share."""

from __future__ import annotations

from rapport.channels.models.forward import Forward
from rapport.channels.models.inbound import Inbound, InboundQuerySet
from rapport.channels.models.learnt import LearntSignature
from rapport.channels.models.referred import Referred
from rapport.channels.models.treatment import Treatment

__all__ = ["Forward", "Inbound", "InboundQuerySet", "LearntSignature", "Referred", "Treatment"]
