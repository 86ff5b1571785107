package dev.recur.note;

/** What a run chose that the user did not, or met and is worth knowing. */
public sealed interface Note
    permits DataNote, NetworkNote, AutoNote, IntervalNote, ForecastNote, ScoreNote, SearchNote {}
