CREATE TABLE account (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
uuid VARCHAR(32) NOT NULL,
external_id VARCHAR(200),
name VARCHAR(200) NOT NULL,
status VARCHAR(32) NOT NULL,
industry VARCHAR(200) NOT NULL,
country VARCHAR(200) NOT NULL,
segment VARCHAR(200) NOT NULL,
customer_since DATE,
required_outcome TEXT NOT NULL,
appropriate_experience TEXT NOT NULL,
reason_to_buy TEXT NOT NULL,
locale VARCHAR(20) DEFAULT '' NOT NULL,
logo VARCHAR(64) DEFAULT '' NOT NULL,
speak_every INTEGER,
CONSTRAINT uq_account_uuid UNIQUE (uuid),
CONSTRAINT uq_account_external_id UNIQUE (external_id),
CONSTRAINT ck_account_status CHECK (status IN ('prospect', 'onboarding', 'active', 'lost'))
);
CREATE TABLE agenda_item (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
review_id INTEGER NOT NULL,
position INTEGER NOT NULL,
text TEXT NOT NULL,
minutes INTEGER CONSTRAINT ck_agenda_item_minutes_in_reason CHECK (minutes IS NULL OR minutes BETWEEN 1 AND 480),
CONSTRAINT fk_agenda_item_review_id FOREIGN KEY(review_id) REFERENCES review (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE allowed_text (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
account_id INTEGER NOT NULL,
text TEXT NOT NULL,
reason TEXT NOT NULL,
allowed_on DATE NOT NULL,
CONSTRAINT fk_allowed_text_account_id FOREIGN KEY(account_id) REFERENCES account (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE answer (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
uuid VARCHAR(32) NOT NULL,
account_id INTEGER NOT NULL,
external_id VARCHAR(200),
pillar VARCHAR(32) NOT NULL,
question TEXT NOT NULL,
asked_on DATE,
answer TEXT NOT NULL,
answered_by_id INTEGER,
answered_on DATE,
review_after DATE,
shared BOOLEAN NOT NULL,
CONSTRAINT uq_answer_uuid UNIQUE (uuid),
CONSTRAINT fk_answer_account_id FOREIGN KEY(account_id) REFERENCES account (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT uq_answer_external_id UNIQUE (external_id),
CONSTRAINT ck_answer_pillar CHECK (pillar IN ('why', 'how', 'what', 'who', 'when')),
CONSTRAINT fk_answer_answered_by_id FOREIGN KEY(answered_by_id) REFERENCES contact (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE change (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
uuid VARCHAR(32) NOT NULL,
account_id INTEGER NOT NULL,
external_id VARCHAR(200),
day DATE NOT NULL,
text TEXT NOT NULL,
kind VARCHAR(32) NOT NULL,
side VARCHAR(32) NOT NULL,
"by" VARCHAR(200) NOT NULL,
confirmed_by_id INTEGER,
confirmed_on DATE,
shared BOOLEAN NOT NULL,
CONSTRAINT uq_change_uuid UNIQUE (uuid),
CONSTRAINT fk_change_account_id FOREIGN KEY(account_id) REFERENCES account (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT uq_change_external_id UNIQUE (external_id),
CONSTRAINT ck_change_kind CHECK (kind IN ('go-live', 'process', 'training', 'configuration', 'people', 'outside')),
CONSTRAINT ck_change_side CHECK (side IN ('ours', 'theirs', 'both')),
CONSTRAINT fk_change_confirmed_by_id FOREIGN KEY(confirmed_by_id) REFERENCES contact (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE change_metric (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
change_id INTEGER NOT NULL,
metric_id INTEGER NOT NULL,
new_start BOOLEAN NOT NULL,
CONSTRAINT uq_change_metric_change_id_metric_id UNIQUE (change_id, metric_id),
CONSTRAINT fk_change_metric_change_id FOREIGN KEY(change_id) REFERENCES change (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT fk_change_metric_metric_id FOREIGN KEY(metric_id) REFERENCES metric (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE commitment (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
uuid VARCHAR(32) NOT NULL,
account_id INTEGER NOT NULL,
external_id VARCHAR(200),
text TEXT NOT NULL,
side VARCHAR(32) NOT NULL,
answerable VARCHAR(200) NOT NULL,
made_on DATE NOT NULL,
review_id INTEGER,
due DATE,
confirmed_by_id INTEGER,
confirmed_on DATE,
shared BOOLEAN NOT NULL,
CONSTRAINT ck_commitment_one_side_promises CHECK (side <> 'both'),
CONSTRAINT uq_commitment_uuid UNIQUE (uuid),
CONSTRAINT fk_commitment_account_id FOREIGN KEY(account_id) REFERENCES account (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT uq_commitment_external_id UNIQUE (external_id),
CONSTRAINT ck_commitment_side CHECK (side IN ('ours', 'theirs', 'both')),
CONSTRAINT fk_commitment_review_id FOREIGN KEY(review_id) REFERENCES review (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT fk_commitment_confirmed_by_id FOREIGN KEY(confirmed_by_id) REFERENCES contact (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE commitment_step (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
commitment_id INTEGER NOT NULL,
day DATE NOT NULL,
state VARCHAR(32) NOT NULL,
new_due DATE,
customer_knows BOOLEAN NOT NULL,
note TEXT NOT NULL,
CONSTRAINT ck_commitment_step_renegotiated_has_a_day CHECK (state <> 'renegotiated' OR new_due IS NOT NULL),
CONSTRAINT fk_commitment_step_commitment_id FOREIGN KEY(commitment_id) REFERENCES commitment (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT ck_commitment_step_state CHECK (state IN ('open', 'kept', 'renegotiated', 'cancelled'))
);
CREATE TABLE contact (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
uuid VARCHAR(32) NOT NULL,
account_id INTEGER NOT NULL,
external_id VARCHAR(200),
name VARCHAR(200) NOT NULL,
title VARCHAR(200) NOT NULL,
email VARCHAR(254) NOT NULL,
level VARCHAR(32),
parts VARCHAR(80) NOT NULL,
stance TEXT NOT NULL,
left_on DATE,
shared BOOLEAN NOT NULL,
CONSTRAINT uq_contact_uuid UNIQUE (uuid),
CONSTRAINT fk_contact_account_id FOREIGN KEY(account_id) REFERENCES account (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT uq_contact_external_id UNIQUE (external_id),
CONSTRAINT ck_contact_level CHECK (level IN ('executive', 'director', 'manager', 'administrator', 'user'))
);
CREATE TABLE contract (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
uuid VARCHAR(32) NOT NULL,
account_id INTEGER NOT NULL,
external_id VARCHAR(200),
starts DATE NOT NULL,
ends DATE,
annual_value VARCHAR(40),
currency VARCHAR(3),
predecessor_id INTEGER,
CONSTRAINT ck_contract_ends_after_start CHECK (ends IS NULL OR ends >= starts),
CONSTRAINT ck_contract_value_has_currency CHECK ((annual_value IS NULL) = (currency IS NULL)),
CONSTRAINT uq_contract_uuid UNIQUE (uuid),
CONSTRAINT fk_contract_account_id FOREIGN KEY(account_id) REFERENCES account (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT uq_contract_external_id UNIQUE (external_id),
CONSTRAINT fk_contract_predecessor_id FOREIGN KEY(predecessor_id) REFERENCES contract (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE contract_event (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
contract_id INTEGER NOT NULL,
day DATE NOT NULL,
kind VARCHAR(32) NOT NULL,
value_change VARCHAR(40),
reason TEXT NOT NULL,
CONSTRAINT fk_contract_event_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT ck_contract_event_kind CHECK (kind IN ('new', 'renewed', 'expanded', 'reduced', 'discounted', 'lost'))
);
CREATE TABLE data_request (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
account_id INTEGER NOT NULL,
review_id INTEGER,
code VARCHAR(12) NOT NULL,
asked_id INTEGER,
made_on DATE NOT NULL,
rows TEXT NOT NULL,
returned_on DATE,
CONSTRAINT fk_data_request_account_id FOREIGN KEY(account_id) REFERENCES account (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT fk_data_request_review_id FOREIGN KEY(review_id) REFERENCES review (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT uq_data_request_code UNIQUE (code),
CONSTRAINT fk_data_request_asked_id FOREIGN KEY(asked_id) REFERENCES contact (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE decision (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
review_id INTEGER NOT NULL,
position INTEGER NOT NULL,
wanted TEXT NOT NULL,
taken TEXT NOT NULL,
taken_on DATE,
CONSTRAINT fk_decision_review_id FOREIGN KEY(review_id) REFERENCES review (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE definition (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
metric_id INTEGER NOT NULL,
since DATE NOT NULL,
meaning TEXT NOT NULL,
how TEXT NOT NULL,
side VARCHAR(32) NOT NULL,
measured_by VARCHAR(200) NOT NULL,
source VARCHAR(200) NOT NULL,
CONSTRAINT uq_definition_metric_id_since UNIQUE (metric_id, since),
CONSTRAINT fk_definition_metric_id FOREIGN KEY(metric_id) REFERENCES metric (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT ck_definition_side CHECK (side IN ('ours', 'theirs', 'both'))
);
CREATE TABLE goal (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
uuid VARCHAR(32) NOT NULL,
plan_id INTEGER NOT NULL,
metric_id INTEGER NOT NULL,
kind VARCHAR(32) NOT NULL,
starts DATE,
due DATE,
baseline_from DATE,
baseline_to DATE,
baseline_value DOUBLE,
baseline_source VARCHAR(200) NOT NULL,
baseline_evidence VARCHAR(32),
target DOUBLE,
low DOUBLE,
high DOUBLE,
rank INTEGER,
worth VARCHAR(40),
worth_currency VARCHAR(3),
volume DOUBLE,
volume_metric_id INTEGER,
worth_agreed_by_id INTEGER,
worth_agreed_on DATE,
CONSTRAINT uq_goal_plan_id_metric_id UNIQUE (plan_id, metric_id),
CONSTRAINT ck_goal_due_after_start CHECK (due IS NULL OR starts IS NULL OR due >= starts),
CONSTRAINT ck_goal_baseline_from_has_to CHECK ((baseline_from IS NULL) = (baseline_to IS NULL)),
CONSTRAINT ck_goal_one_baseline CHECK (baseline_from IS NULL OR baseline_value IS NULL),
CONSTRAINT ck_goal_baseline_has_evidence CHECK (baseline_value IS NULL OR baseline_evidence IS NOT NULL),
CONSTRAINT ck_goal_low_under_high CHECK (low IS NULL OR high IS NULL OR low <= high),
CONSTRAINT ck_goal_three_headlines CHECK (rank IS NULL OR rank BETWEEN 1 AND 3),
CONSTRAINT ck_goal_worth_has_currency CHECK ((worth IS NULL) = (worth_currency IS NULL)),
CONSTRAINT ck_goal_one_volume CHECK (volume IS NULL OR volume_metric_id IS NULL),
CONSTRAINT uq_goal_uuid UNIQUE (uuid),
CONSTRAINT fk_goal_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT fk_goal_metric_id FOREIGN KEY(metric_id) REFERENCES metric (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT ck_goal_kind CHECK (kind IN ('reach', 'hold')),
CONSTRAINT ck_goal_baseline_evidence CHECK (baseline_evidence IN ('confirmed', 'measured', 'estimated', 'asserted')),
CONSTRAINT fk_goal_volume_metric_id FOREIGN KEY(volume_metric_id) REFERENCES metric (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT fk_goal_worth_agreed_by_id FOREIGN KEY(worth_agreed_by_id) REFERENCES contact (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE goal_revision (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
goal_id INTEGER NOT NULL,
day DATE NOT NULL,
target DOUBLE,
low DOUBLE,
high DOUBLE,
due DATE,
reason TEXT NOT NULL,
CONSTRAINT uq_goal_revision_goal_id_day UNIQUE (goal_id, day),
CONSTRAINT fk_goal_revision_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE history_account (
entry_id INTEGER NOT NULL,
account_id INTEGER NOT NULL,
CONSTRAINT pk_history_account PRIMARY KEY (entry_id, account_id),
CONSTRAINT fk_history_account_entry_id FOREIGN KEY(entry_id) REFERENCES history_entry (id)
);
CREATE TABLE history_entry (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
at DATETIME NOT NULL,
command VARCHAR(80) NOT NULL,
title TEXT NOT NULL,
state VARCHAR(32) NOT NULL,
undoable BOOLEAN NOT NULL,
imported_from TEXT DEFAULT '' NOT NULL,
takes_back_id INTEGER,
back_to_id INTEGER,
CONSTRAINT ck_history_entry_state CHECK (state IN ('done', 'undone', 'overtaken'))
);
CREATE TABLE history_row (
id INTEGER NOT NULL,
entry_id INTEGER NOT NULL,
table_name VARCHAR(40) NOT NULL,
row_id INTEGER NOT NULL,
"before" TEXT,
"after" TEXT,
CONSTRAINT pk_history_row PRIMARY KEY (id),
CONSTRAINT fk_history_row_entry_id FOREIGN KEY(entry_id) REFERENCES history_entry (id)
);
CREATE TABLE history_span (
id INTEGER NOT NULL,
entry_id INTEGER NOT NULL,
table_name VARCHAR(40) NOT NULL,
first_id INTEGER NOT NULL,
last_id INTEGER NOT NULL,
packed BLOB,
removed BOOLEAN DEFAULT 0 NOT NULL,
CONSTRAINT pk_history_span PRIMARY KEY (id),
CONSTRAINT fk_history_span_entry_id FOREIGN KEY(entry_id) REFERENCES history_entry (id)
);
CREATE TABLE interaction (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
uuid VARCHAR(32) NOT NULL,
account_id INTEGER NOT NULL,
external_id VARCHAR(200),
day DATE NOT NULL,
kind VARCHAR(32) NOT NULL,
started_by VARCHAR(32) NOT NULL,
ours TEXT NOT NULL,
text TEXT NOT NULL,
CONSTRAINT ck_interaction_one_side_starts CHECK (started_by <> 'both'),
CONSTRAINT uq_interaction_uuid UNIQUE (uuid),
CONSTRAINT fk_interaction_account_id FOREIGN KEY(account_id) REFERENCES account (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT uq_interaction_external_id UNIQUE (external_id),
CONSTRAINT ck_interaction_kind CHECK (kind IN ('meeting', 'call', 'email', 'ticket', 'note', 'back-channel')),
CONSTRAINT ck_interaction_started_by CHECK (started_by IN ('ours', 'theirs', 'both'))
);
CREATE TABLE interaction_contact (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
interaction_id INTEGER NOT NULL,
contact_id INTEGER NOT NULL,
CONSTRAINT uq_interaction_contact_interaction_id_contact_id UNIQUE (interaction_id, contact_id),
CONSTRAINT fk_interaction_contact_interaction_id FOREIGN KEY(interaction_id) REFERENCES interaction (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT fk_interaction_contact_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE kept_file (
sha256 VARCHAR(64) NOT NULL,
size INTEGER NOT NULL,
packed BLOB NOT NULL,
CONSTRAINT pk_kept_file PRIMARY KEY (sha256)
);
CREATE TABLE measurement (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
metric_id INTEGER NOT NULL,
period DATE NOT NULL,
value DOUBLE,
numerator DOUBLE,
denominator DOUBLE,
evidence VARCHAR(32) NOT NULL,
source VARCHAR(200) NOT NULL,
confirmed_by_id INTEGER,
confirmed_on DATE,
note TEXT NOT NULL,
CONSTRAINT uq_measurement_metric_id_period UNIQUE (metric_id, period),
CONSTRAINT ck_measurement_value_or_ratio CHECK ((value IS NOT NULL AND numerator IS NULL AND denominator IS NULL) OR (value IS NULL AND numerator IS NOT NULL AND denominator IS NOT NULL)),
CONSTRAINT ck_measurement_denominator_not_zero CHECK (denominator IS NULL OR denominator <> 0),
CONSTRAINT fk_measurement_metric_id FOREIGN KEY(metric_id) REFERENCES metric (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT ck_measurement_evidence CHECK (evidence IN ('confirmed', 'measured', 'estimated', 'asserted')),
CONSTRAINT fk_measurement_confirmed_by_id FOREIGN KEY(confirmed_by_id) REFERENCES contact (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE metric (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
uuid VARCHAR(32) NOT NULL,
account_id INTEGER NOT NULL,
external_id VARCHAR(200),
name VARCHAR(200) NOT NULL,
unit VARCHAR(40) NOT NULL,
decimals INTEGER NOT NULL,
better VARCHAR(32) NOT NULL,
cadence VARCHAR(32) NOT NULL,
kind VARCHAR(32) NOT NULL,
summed_by VARCHAR(32) NOT NULL,
now_periods INTEGER NOT NULL,
shared BOOLEAN NOT NULL,
CONSTRAINT ck_metric_now_takes_a_period CHECK (now_periods >= 1),
CONSTRAINT ck_metric_decimals_in_reason CHECK (decimals BETWEEN 0 AND 6),
CONSTRAINT uq_metric_uuid UNIQUE (uuid),
CONSTRAINT fk_metric_account_id FOREIGN KEY(account_id) REFERENCES account (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT ck_metric_better CHECK (better IN ('up', 'down', 'band')),
CONSTRAINT ck_metric_cadence CHECK (cadence IN ('weekly', 'monthly', 'quarterly')),
CONSTRAINT ck_metric_kind CHECK (kind IN ('value', 'ratio')),
CONSTRAINT ck_metric_summed_by CHECK (summed_by IN ('last', 'mean', 'sum', 'ratio'))
);
CREATE TABLE milestone (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
uuid VARCHAR(32) NOT NULL,
plan_id INTEGER NOT NULL,
external_id VARCHAR(200),
phrase VARCHAR(500) NOT NULL,
reached_when TEXT NOT NULL,
planned DATE,
reached DATE,
side VARCHAR(32) NOT NULL,
answerable VARCHAR(200) NOT NULL,
confirmed_by_id INTEGER,
confirmed_on DATE,
waits_for_id INTEGER,
shared BOOLEAN NOT NULL,
expansion TEXT NOT NULL,
expansion_value VARCHAR(40),
expansion_currency VARCHAR(3),
take_rate DOUBLE,
CONSTRAINT ck_milestone_take_rate_is_a_fraction CHECK (take_rate IS NULL OR (take_rate >= 0 AND take_rate <= 1)),
CONSTRAINT ck_milestone_value_has_currency CHECK ((expansion_value IS NULL) = (expansion_currency IS NULL)),
CONSTRAINT uq_milestone_uuid UNIQUE (uuid),
CONSTRAINT fk_milestone_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT uq_milestone_external_id UNIQUE (external_id),
CONSTRAINT ck_milestone_side CHECK (side IN ('ours', 'theirs', 'both')),
CONSTRAINT fk_milestone_confirmed_by_id FOREIGN KEY(confirmed_by_id) REFERENCES contact (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT fk_milestone_waits_for_id FOREIGN KEY(waits_for_id) REFERENCES milestone (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE next_phase (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
plan_id INTEGER NOT NULL,
kind VARCHAR(32) NOT NULL,
text TEXT NOT NULL,
metric_id INTEGER,
from_value DOUBLE,
to_value DOUBLE,
"by" DATE,
ours VARCHAR(200) DEFAULT '' NOT NULL,
theirs VARCHAR(200) DEFAULT '' NOT NULL,
first_step TEXT DEFAULT '' NOT NULL,
CONSTRAINT fk_next_phase_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT ck_next_phase_kind CHECK (kind IN ('improvement', 'targets', 'expertise', 'people', 'technology')),
CONSTRAINT fk_next_phase_metric_id FOREIGN KEY(metric_id) REFERENCES metric (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE "plan" (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
uuid VARCHAR(32) NOT NULL,
account_id INTEGER NOT NULL,
phase INTEGER NOT NULL CONSTRAINT ck_plan_phase_from_one CHECK (phase >= 1),
title VARCHAR(200) NOT NULL,
purpose TEXT NOT NULL,
said_by_id INTEGER,
said_on DATE,
starts DATE,
ends DATE,
status VARCHAR(32) NOT NULL,
agreed_by_id INTEGER,
agreed_on DATE,
shared BOOLEAN NOT NULL,
CONSTRAINT uq_plan_account_id_phase UNIQUE (account_id, phase),
CONSTRAINT ck_plan_ends_after_start CHECK (ends IS NULL OR starts IS NULL OR ends >= starts),
CONSTRAINT uq_plan_uuid UNIQUE (uuid),
CONSTRAINT fk_plan_account_id FOREIGN KEY(account_id) REFERENCES account (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT fk_plan_said_by_id FOREIGN KEY(said_by_id) REFERENCES contact (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT ck_plan_status CHECK (status IN ('draft', 'proposed', 'agreed', 'active', 'achieved', 'partly-achieved', 'missed', 'cancelled')),
CONSTRAINT fk_plan_agreed_by_id FOREIGN KEY(agreed_by_id) REFERENCES contact (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE responsibility (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
plan_id INTEGER NOT NULL,
side VARCHAR(32) NOT NULL,
contact_id INTEGER,
person VARCHAR(200) NOT NULL,
answers_for TEXT NOT NULL,
confirmed_on DATE,
CONSTRAINT ck_responsibility_contact_is_theirs CHECK (contact_id IS NULL OR side = 'theirs'),
CONSTRAINT ck_responsibility_has_a_person CHECK (contact_id IS NOT NULL OR person <> ''),
CONSTRAINT fk_responsibility_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT ck_responsibility_side CHECK (side IN ('ours', 'theirs', 'both')),
CONSTRAINT fk_responsibility_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE review (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
uuid VARCHAR(32) NOT NULL,
account_id INTEGER NOT NULL,
kind VARCHAR(32) NOT NULL,
starts DATE NOT NULL,
ends DATE NOT NULL,
audience TEXT NOT NULL,
planned_for DATE,
agenda_sent_on DATE,
read_through_on DATE,
read_through_with_id INTEGER,
confirm_sheet BOOLEAN NOT NULL,
sent_on DATE,
held_on DATE,
heard TEXT NOT NULL,
followed_up_on DATE,
next_date DATE,
CONSTRAINT ck_review_ends_after_start CHECK (ends >= starts),
CONSTRAINT uq_review_uuid UNIQUE (uuid),
CONSTRAINT fk_review_account_id FOREIGN KEY(account_id) REFERENCES account (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT ck_review_kind CHECK (kind IN ('ebr', 'qbr', 'solution')),
CONSTRAINT fk_review_read_through_with_id FOREIGN KEY(read_through_with_id) REFERENCES contact (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE review_attendee (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
review_id INTEGER NOT NULL,
side VARCHAR(32) NOT NULL,
contact_id INTEGER,
person VARCHAR(200) NOT NULL,
executive BOOLEAN NOT NULL,
invited_on DATE,
CONSTRAINT ck_review_attendee_contact_is_theirs CHECK (contact_id IS NULL OR side = 'theirs'),
CONSTRAINT ck_review_attendee_has_a_person CHECK (contact_id IS NOT NULL OR person <> ''),
CONSTRAINT fk_review_attendee_review_id FOREIGN KEY(review_id) REFERENCES review (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT ck_review_attendee_side CHECK (side IN ('ours', 'theirs', 'both')),
CONSTRAINT fk_review_attendee_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE review_file (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
review_id INTEGER NOT NULL,
form VARCHAR(32) NOT NULL,
name VARCHAR(260) NOT NULL,
frozen_on DATE,
sha256 VARCHAR(64) NOT NULL,
written_sha256 VARCHAR(64) NOT NULL,
differences TEXT NOT NULL,
facts TEXT NOT NULL,
certificate TEXT NOT NULL,
CONSTRAINT fk_review_file_review_id FOREIGN KEY(review_id) REFERENCES review (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT ck_review_file_form CHECK (form IN ('workbook', 'pdf'))
);
CREATE TABLE review_question (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
review_id INTEGER NOT NULL,
position INTEGER NOT NULL,
text TEXT NOT NULL,
CONSTRAINT fk_review_question_review_id FOREIGN KEY(review_id) REFERENCES review (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE review_sheet (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
review_id INTEGER NOT NULL,
sheet VARCHAR(32) NOT NULL,
goal_id INTEGER,
included BOOLEAN,
title TEXT NOT NULL,
CONSTRAINT fk_review_sheet_review_id FOREIGN KEY(review_id) REFERENCES review (id) DEFERRABLE INITIALLY IMMEDIATE,
CONSTRAINT ck_review_sheet_sheet CHECK (sheet IN ('cover', 'summary', 'plan', 'results', 'milestones', 'working', 'then-and-now', 'next', 'discussion', 'confirm', 'other-metrics', 'method', 'data')),
CONSTRAINT fk_review_sheet_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE snooze (
id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
version INTEGER NOT NULL,
account_id INTEGER NOT NULL,
rule VARCHAR(40) NOT NULL,
subject VARCHAR(80) NOT NULL,
until DATE NOT NULL,
reason TEXT NOT NULL,
CONSTRAINT uq_snooze_account_id_rule_subject UNIQUE (account_id, rule, subject),
CONSTRAINT fk_snooze_account_id FOREIGN KEY(account_id) REFERENCES account (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX ix_agenda_item_review_id ON agenda_item (review_id);
CREATE INDEX ix_allowed_text_account_id ON allowed_text (account_id);
CREATE INDEX ix_answer_account_id ON answer (account_id);
CREATE INDEX ix_answer_answered_by_id ON answer (answered_by_id);
CREATE INDEX ix_change_account_id ON change (account_id);
CREATE INDEX ix_change_confirmed_by_id ON change (confirmed_by_id);
CREATE INDEX ix_change_metric_change_id ON change_metric (change_id);
CREATE INDEX ix_change_metric_metric_id ON change_metric (metric_id);
CREATE INDEX ix_commitment_account_id ON commitment (account_id);
CREATE INDEX ix_commitment_confirmed_by_id ON commitment (confirmed_by_id);
CREATE INDEX ix_commitment_review_id ON commitment (review_id);
CREATE INDEX ix_commitment_step_commitment_id ON commitment_step (commitment_id);
CREATE INDEX ix_contact_account_id ON contact (account_id);
CREATE INDEX ix_contract_account_id ON contract (account_id);
CREATE INDEX ix_contract_ends ON contract (ends);
CREATE INDEX ix_contract_event_contract_id ON contract_event (contract_id);
CREATE INDEX ix_contract_predecessor_id ON contract (predecessor_id);
CREATE INDEX ix_data_request_account_id ON data_request (account_id);
CREATE INDEX ix_data_request_asked_id ON data_request (asked_id);
CREATE INDEX ix_data_request_review_id ON data_request (review_id);
CREATE INDEX ix_decision_review_id ON decision (review_id);
CREATE INDEX ix_definition_metric_id ON definition (metric_id);
CREATE INDEX ix_goal_metric_id ON goal (metric_id);
CREATE INDEX ix_goal_plan_id ON goal (plan_id);
CREATE INDEX ix_goal_revision_goal_id ON goal_revision (goal_id);
CREATE INDEX ix_goal_volume_metric_id ON goal (volume_metric_id);
CREATE INDEX ix_goal_worth_agreed_by_id ON goal (worth_agreed_by_id);
CREATE INDEX ix_history_account_account_id ON history_account (account_id);
CREATE INDEX ix_history_entry_state ON history_entry (state);
CREATE INDEX ix_history_row_entry_id ON history_row (entry_id);
CREATE INDEX ix_history_row_record ON history_row (table_name, row_id);
CREATE INDEX ix_history_span_entry_id ON history_span (entry_id);
CREATE INDEX ix_interaction_account_id_day ON interaction (account_id, day);
CREATE INDEX ix_interaction_contact_contact_id ON interaction_contact (contact_id);
CREATE INDEX ix_interaction_contact_interaction_id ON interaction_contact (interaction_id);
CREATE INDEX ix_interaction_day ON interaction (day);
CREATE INDEX ix_measurement_confirmed_by_id ON measurement (confirmed_by_id);
CREATE INDEX ix_metric_account_id ON metric (account_id);
CREATE INDEX ix_milestone_confirmed_by_id ON milestone (confirmed_by_id);
CREATE INDEX ix_milestone_plan_id ON milestone (plan_id);
CREATE INDEX ix_milestone_waits_for_id ON milestone (waits_for_id);
CREATE INDEX ix_next_phase_metric_id ON next_phase (metric_id);
CREATE INDEX ix_next_phase_plan_id ON next_phase (plan_id);
CREATE INDEX ix_plan_account_id ON "plan" (account_id);
CREATE INDEX ix_plan_agreed_by_id ON "plan" (agreed_by_id);
CREATE INDEX ix_plan_said_by_id ON "plan" (said_by_id);
CREATE INDEX ix_responsibility_contact_id ON responsibility (contact_id);
CREATE INDEX ix_responsibility_plan_id ON responsibility (plan_id);
CREATE INDEX ix_review_account_id ON review (account_id);
CREATE INDEX ix_review_attendee_contact_id ON review_attendee (contact_id);
CREATE INDEX ix_review_attendee_review_id ON review_attendee (review_id);
CREATE INDEX ix_review_file_review_id ON review_file (review_id);
CREATE INDEX ix_review_question_review_id ON review_question (review_id);
CREATE INDEX ix_review_read_through_with_id ON review (read_through_with_id);
CREATE INDEX ix_review_sheet_goal_id ON review_sheet (goal_id);
CREATE INDEX ix_review_sheet_review_id ON review_sheet (review_id);
CREATE INDEX ix_snooze_account_id ON snooze (account_id);
CREATE UNIQUE INDEX uq_account_name ON account (lower(name));
CREATE UNIQUE INDEX uq_metric_account_name ON metric (account_id, lower(name));
