create index information_submission_focus on information_submission (district, focus, unit, reported_at)
    where focus is not null;
