create index information_outcome_counts on information_outcome (district, day, id) where withdrawn_at is null;
create index information_outcome_level on information_outcome (district, level, day, id);
create index information_outcome_kind on information_outcome (district, kind, day, id);
drop index information_submission_unit;
create index information_submission_unit on information_submission (district, unit, reported_at, id, text_id);
drop index information_submission_flow;
create index information_submission_flow on information_submission (district, reported_at, unit, id, text_id);
alter table information_submission add column chars bigint not null default 0;
update information_submission
    set chars = coalesce((
        select length(t.body)
        from information_text t
        where t.district = information_submission.district and t.id = information_submission.text_id
    ), 0);
