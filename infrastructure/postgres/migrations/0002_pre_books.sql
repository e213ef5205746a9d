-- What the worker derives from the ledgers. Nothing here is typed in: all of it can be rebuilt.

CREATE TABLE board_row (
    jurisdiction_id uuid   NOT NULL,
    board           text   NOT NULL,
    id              uuid   NOT NULL,
    version         bigint NOT NULL,
    opened          bigint NOT NULL,
    position        bigint NOT NULL,
    row             jsonb  NOT NULL,
    PRIMARY KEY (jurisdiction_id, board, id)
);
CREATE INDEX board_row_opened ON board_row (jurisdiction_id, board, opened DESC);
COMMENT ON TABLE board_row IS
    'One row for each record of each board: campaign_board, suggestion_board, deputy_register …';

CREATE TABLE place_day (
    jurisdiction_id uuid    NOT NULL,
    position        bigint  NOT NULL,
    from_on         date    NOT NULL,
    name            text    NOT NULL,
    level           text    NOT NULL,
    organ           text    NOT NULL,
    parent_id       uuid,
    codes           jsonb   NOT NULL,
    ended           boolean NOT NULL,
    PRIMARY KEY (jurisdiction_id, position)
);
COMMENT ON TABLE place_day IS
    'The tree of jurisdictions, valid in time. Public: every role may read all of it.';

CREATE TABLE role_grant (
    jurisdiction_id uuid NOT NULL,
    grant_id        uuid NOT NULL,
    person_id       uuid NOT NULL,
    role            text NOT NULL,
    reach           text NOT NULL,
    until           date,
    withdrawn_on    date,
    PRIMARY KEY (jurisdiction_id, grant_id)
);
CREATE INDEX role_grant_person ON role_grant (person_id);
COMMENT ON TABLE role_grant IS
    'Who may do what where. Read across jurisdictions to recognise a person.';

CREATE TABLE tally (
    jurisdiction_id uuid   NOT NULL,
    campaign_id     uuid   NOT NULL,
    indicator       text   NOT NULL,
    on_day          date   NOT NULL,
    value           bigint NOT NULL,
    PRIMARY KEY (jurisdiction_id, campaign_id, on_day, indicator)
) WITH (fillfactor = 80);
CREATE INDEX tally_total ON tally (jurisdiction_id, campaign_id, indicator)
    WHERE on_day = '9999-12-31';
COMMENT ON COLUMN tally.on_day IS
    'The business day; 9999-12-31 holds the total of all days.';

CREATE TABLE tally_member (
    jurisdiction_id uuid  NOT NULL,
    campaign_id     uuid  NOT NULL,
    indicator       text  NOT NULL,
    member          text  NOT NULL,
    met             jsonb NOT NULL,
    PRIMARY KEY (jurisdiction_id, campaign_id, indicator, member)
);
COMMENT ON TABLE tally_member IS
    'For figures that count a thing once: which records met it, and on which day.';

CREATE TABLE contribution (
    jurisdiction_id uuid   NOT NULL,
    child_id        uuid   NOT NULL,
    campaign_id     uuid   NOT NULL,
    indicator       text   NOT NULL,
    value           bigint NOT NULL,
    PRIMARY KEY (jurisdiction_id, campaign_id, child_id, indicator)
) WITH (fillfactor = 80);
COMMENT ON TABLE contribution IS
    'What child_id gives to jurisdiction_id over all days: state, not deltas; the child''s alone.';

CREATE TABLE child_campaign (
    jurisdiction_id uuid NOT NULL,
    child_id        uuid NOT NULL,
    root_id         uuid NOT NULL,
    title           text NOT NULL,
    status          text NOT NULL,
    phase           text NOT NULL,
    adopted_on      date,
    launched_on     date,
    reported_to     date,
    reported_on     date,
    closed_on       date,
    PRIMARY KEY (jurisdiction_id, child_id, root_id)
);
COMMENT ON TABLE child_campaign IS
    'How far a child is with the campaign of a line, and whether it has reported.';

CREATE TABLE stamp (
    jurisdiction_id uuid    NOT NULL,
    digest          bytea   NOT NULL,
    position        bigint  NOT NULL,
    root            bytea   NOT NULL,
    below           jsonb   NOT NULL,
    PRIMARY KEY (jurisdiction_id, digest)
);
COMMENT ON TABLE stamp IS
    'Position and root of a ledger with the digests of its children''s stamps: a tree of vectors.';

CREATE TABLE child_stamp (
    jurisdiction_id uuid   NOT NULL,
    child_id        uuid   NOT NULL,
    position        bigint NOT NULL,
    root            bytea  NOT NULL,
    digest          bytea  NOT NULL,
    PRIMARY KEY (jurisdiction_id, child_id)
);
COMMENT ON TABLE child_stamp IS
    'The stamp of the contribution that each child has given to jurisdiction_id.';
