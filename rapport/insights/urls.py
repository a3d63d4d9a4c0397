"""The addresses of insights."""

from __future__ import annotations

from django.urls import path

from rapport.insights.views import metric, metrics, rows

urlpatterns = [
    path("metrics/", metrics.metrics, name="metrics"),
    path("metrics/<slug:name>/", metric.metric, name="metric"),
    path("metrics/<slug:name>/rows/", rows.metric_rows, name="metric_rows"),
    path("metrics/<slug:name>/rows.csv", rows.metric_rows_csv, name="metric_rows_csv"),
    path("metrics/<slug:name>/figures.csv", metric.metric_csv, name="metric_csv"),
]
