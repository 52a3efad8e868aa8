PRAGMA application_id = 1129530443;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
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
	CONSTRAINT uq_account_uuid UNIQUE (uuid), 
	CONSTRAINT uq_account_external_id UNIQUE (external_id), 
	CONSTRAINT ck_account_status CHECK (status IN ('prospect', 'onboarding', 'active', 'lost'))
);
INSERT INTO "account" VALUES(1,3,'49d6c31f24fb453394fcc7137b88579f',NULL,'Northwind Logistics','active','Logistics','Norway','',NULL,'','','');
INSERT INTO "account" VALUES(2,1,'67a51eede79a44c09600e2702d170755','C-1','Contoso','active','','','',NULL,'','','');
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
INSERT INTO "change" VALUES(1,1,'7fcaf0adc3a746ffba8a45c9829a5575',1,NULL,'2026-03-02','New route planning','go-live','theirs','',1,'2026-11-22',0);
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
INSERT INTO "change_metric" VALUES(1,1,1,1,1);
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
INSERT INTO "contact" VALUES(1,1,'8b0ab6dd36354bbf9108195e259f54c2',1,NULL,'Ann Berg','','','executive','sponsor','Ours',NULL,0);
INSERT INTO "contact" VALUES(2,1,'79831a90fce04f6d93bd16e0382d93ff',1,NULL,'Ben Dahl','','ben@example.com',NULL,'champion,user','',NULL,0);
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
INSERT INTO "contract" VALUES(1,1,'15622a7c1cd04bbfa47b86810b0860b4',1,NULL,'2025-09-01','2026-08-31','48000','EUR',NULL);
INSERT INTO "contract" VALUES(2,1,'d92e145d61fe438199463c4e5471bc93',1,NULL,'2026-09-01','2027-02-28',NULL,NULL,1);
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
INSERT INTO "contract_event" VALUES(1,1,1,'2025-09-01','new',NULL,'');
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
INSERT INTO "definition" VALUES(1,1,1,'2025-09-01','Late at the door','Counted','theirs','Ben Dahl','');
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
INSERT INTO "goal" VALUES(1,3,'eaaddcd30cf44ccbae6ba9fb71cc04de',1,1,'reach','2025-12-01','2026-12-31','2025-09-01','2025-11-01',NULL,'',NULL,0.15,NULL,NULL,1,'7.50','EUR',2000.0,NULL,1,'2025-12-05');
INSERT INTO "goal" VALUES(2,2,'2bb8f563dd464ae6bb4f69842fe5e59c',1,2,'reach','2025-12-01',NULL,NULL,NULL,120.0,'','asserted',500.0,NULL,NULL,2,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "goal_revision" VALUES(1,1,1,'2026-06-01',0.1,NULL,NULL,NULL,'The board asked for more');
CREATE TABLE history_account (
	entry_id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	CONSTRAINT pk_history_account PRIMARY KEY (entry_id, account_id), 
	CONSTRAINT fk_history_account_entry_id FOREIGN KEY(entry_id) REFERENCES history_entry (id)
);
INSERT INTO "history_account" VALUES(1,1);
INSERT INTO "history_account" VALUES(2,1);
INSERT INTO "history_account" VALUES(3,1);
INSERT INTO "history_account" VALUES(4,1);
INSERT INTO "history_account" VALUES(5,1);
INSERT INTO "history_account" VALUES(6,1);
INSERT INTO "history_account" VALUES(7,1);
INSERT INTO "history_account" VALUES(8,1);
INSERT INTO "history_account" VALUES(9,1);
INSERT INTO "history_account" VALUES(10,1);
INSERT INTO "history_account" VALUES(11,1);
INSERT INTO "history_account" VALUES(12,1);
INSERT INTO "history_account" VALUES(13,1);
INSERT INTO "history_account" VALUES(14,1);
INSERT INTO "history_account" VALUES(15,1);
INSERT INTO "history_account" VALUES(16,1);
INSERT INTO "history_account" VALUES(17,1);
INSERT INTO "history_account" VALUES(18,1);
INSERT INTO "history_account" VALUES(19,1);
INSERT INTO "history_account" VALUES(20,1);
INSERT INTO "history_account" VALUES(21,1);
INSERT INTO "history_account" VALUES(22,1);
INSERT INTO "history_account" VALUES(23,1);
INSERT INTO "history_account" VALUES(24,1);
INSERT INTO "history_account" VALUES(25,2);
INSERT INTO "history_account" VALUES(26,3);
INSERT INTO "history_account" VALUES(27,3);
INSERT INTO "history_account" VALUES(28,1);
CREATE TABLE history_entry (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at DATETIME NOT NULL, 
	command VARCHAR(80) NOT NULL, 
	title TEXT NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	undoable BOOLEAN NOT NULL, 
	CONSTRAINT ck_history_entry_state CHECK (state IN ('done', 'undone', 'overtaken'))
);
INSERT INTO "history_entry" VALUES(1,'2026-11-26 09:38:26.351331','AddAccount','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Add account", [], null, 1]}], ["name", "Northwind Logistics"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(2,'2026-11-26 09:38:26.359841','AddContact','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Add contact", [], null, 1]}], ["name", "Ann Berg"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(3,'2026-11-26 09:38:26.364136','AddContact','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Add contact", [], null, 1]}], ["name", "Ben Dahl"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(4,'2026-11-26 09:38:26.370098','AddContract','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Add contract", [], null, 1]}], ["name", "Northwind Logistics"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(5,'2026-11-26 09:38:26.375376','AddContract','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Add contract", [], null, 1]}], ["name", "Northwind Logistics"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(6,'2026-11-26 09:38:26.380075','AddContractEvent','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Add contract event", [], null, 1]}], ["name", "Northwind Logistics"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(7,'2026-11-26 09:38:26.388347','AddPlan','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Add plan", [], null, 1]}], ["name", "Northwind Logistics"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(8,'2026-11-26 09:38:26.394621','AddMetric','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Add metric", [], null, 1]}], ["name", "Late deliveries"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(9,'2026-11-26 09:38:26.401116','AddDefinition','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Define metric", [], null, 1]}], ["name", "Late deliveries"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(10,'2026-11-26 09:38:26.406462','AddMetric','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Add metric", [], null, 1]}], ["name", "Portal visits"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(11,'2026-11-26 09:38:26.414824','AddGoal','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Add goal", [], null, 1]}], ["name", "Late deliveries"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(12,'2026-11-26 09:38:26.420779','AddGoal','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Add goal", [], null, 1]}], ["name", "Portal visits"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(13,'2026-11-26 09:38:26.426570','EditWorth','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Change {record}", [["record", {"phrase": ["goal", [], null, 1]}]], null, 1]}], ["name", "Late deliveries"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(14,'2026-11-26 09:38:26.433887','ReviseTarget','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Revise target", [], null, 1]}], ["name", "Late deliveries"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(15,'2026-11-26 09:38:26.440442','RecordMeasurements','{"phrase": ["Record {count} figure", [["count", 14]], "Record {count} figures", 14]}','done',1);
INSERT INTO "history_entry" VALUES(16,'2026-11-26 09:38:26.446097','RecordMeasurement','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Record figure", [], null, 1]}], ["name", "Portal visits"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(17,'2026-11-26 09:38:26.453072','ConfirmMeasurements','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Confirm {count} figure", [["count", 1]], "Confirm {count} figures", 1]}], ["name", "Ann Berg"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(18,'2026-11-26 09:38:26.461683','AddChange','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Add change", [], null, 1]}], ["name", "New route planning"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(19,'2026-11-26 09:38:26.467293','AddMilestone','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Add milestone", [], null, 1]}], ["name", "First depot live"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(20,'2026-11-26 09:38:26.472372','AddMilestone','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Add milestone", [], null, 1]}], ["name", "All depots live"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(21,'2026-11-26 09:38:26.476659','AddResponsibility','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Add responsibility", [], null, 1]}], ["name", "Ben Dahl"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(22,'2026-11-26 09:38:26.480394','AddResponsibility','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Add responsibility", [], null, 1]}], ["name", "Kim Lee"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(23,'2026-11-26 09:38:26.484397','AddNextPhase','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Add to next phase", [], null, 1]}], ["name", "Fewer returns"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(24,'2026-11-26 09:38:26.489378','AgreePlan','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Agree plan", [], null, 1]}], ["name", "Northwind Logistics"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(25,'2026-11-26 09:38:26.497845','ImportMeasurements','{"phrase": ["Import “{file}”", [["file", "figures.csv"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(26,'2026-11-26 09:38:26.502363','AddAccount','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Add account", [], null, 1]}], ["name", "Deleted and gone"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(27,'2026-11-26 09:38:26.507588','DeleteAccount','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Delete account", [], null, 1]}], ["name", "Deleted and gone"]], null, 1]}','done',1);
INSERT INTO "history_entry" VALUES(28,'2026-11-26 09:38:26.510253','EditAccount','{"phrase": ["{title}: {name}", [["title", {"phrase": ["Change {field} of {record}", [["field", {"phrase": ["segment", [], null, 1]}], ["record", {"phrase": ["account", [], null, 1]}]], null, 1]}], ["name", "Northwind Logistics"]], null, 1]}','undone',1);
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
INSERT INTO "history_row" VALUES(1,1,'account',1,NULL,'{"id": 1, "version": 1, "uuid": "49d6c31f24fb453394fcc7137b88579f", "external_id": null, "name": "Northwind Logistics", "status": "active", "industry": "Logistics", "country": "Norway", "segment": "", "customer_since": null, "required_outcome": "", "appropriate_experience": "", "reason_to_buy": ""}');
INSERT INTO "history_row" VALUES(2,2,'contact',1,NULL,'{"id": 1, "version": 1, "uuid": "8b0ab6dd36354bbf9108195e259f54c2", "account_id": 1, "external_id": null, "name": "Ann Berg", "title": "", "email": "", "level": "executive", "parts": ["sponsor"], "stance": "Ours", "left_on": null, "shared": false}');
INSERT INTO "history_row" VALUES(3,3,'contact',2,NULL,'{"id": 2, "version": 1, "uuid": "79831a90fce04f6d93bd16e0382d93ff", "account_id": 1, "external_id": null, "name": "Ben Dahl", "title": "", "email": "ben@example.com", "level": null, "parts": ["champion", "user"], "stance": "", "left_on": null, "shared": false}');
INSERT INTO "history_row" VALUES(4,4,'contract',1,NULL,'{"id": 1, "version": 1, "uuid": "15622a7c1cd04bbfa47b86810b0860b4", "account_id": 1, "external_id": null, "starts": "2025-09-01", "ends": "2026-08-31", "annual_value": "48000", "currency": "EUR", "predecessor_id": null}');
INSERT INTO "history_row" VALUES(5,5,'contract',2,NULL,'{"id": 2, "version": 1, "uuid": "d92e145d61fe438199463c4e5471bc93", "account_id": 1, "external_id": null, "starts": "2026-09-01", "ends": "2027-02-28", "annual_value": null, "currency": null, "predecessor_id": 1}');
INSERT INTO "history_row" VALUES(6,6,'contract_event',1,NULL,'{"id": 1, "version": 1, "contract_id": 1, "day": "2025-09-01", "kind": "new", "value_change": null, "reason": ""}');
INSERT INTO "history_row" VALUES(7,7,'plan',1,NULL,'{"id": 1, "version": 1, "uuid": "9a68d218357648bb98112f9e44f880f4", "account_id": 1, "phase": 1, "title": "On time", "purpose": "Every delivery when we promised it", "said_by_id": 1, "said_on": "2025-09-10", "starts": "2025-12-01", "ends": "2026-12-31", "status": "draft", "agreed_by_id": null, "agreed_on": null, "shared": false}');
INSERT INTO "history_row" VALUES(8,8,'metric',1,NULL,'{"id": 1, "version": 1, "uuid": "9a7ae1205ce1472ca6a2205639120798", "account_id": 1, "external_id": null, "name": "Late deliveries", "unit": "%", "decimals": 1, "better": "down", "cadence": "monthly", "kind": "ratio", "summed_by": "ratio", "now_periods": 1, "shared": false}');
INSERT INTO "history_row" VALUES(9,9,'definition',1,NULL,'{"id": 1, "version": 1, "metric_id": 1, "since": "2025-09-01", "meaning": "Late at the door", "how": "Counted", "side": "theirs", "measured_by": "Ben Dahl", "source": ""}');
INSERT INTO "history_row" VALUES(10,10,'metric',2,NULL,'{"id": 2, "version": 1, "uuid": "5044d948808c4356990b75e31fbbd4a0", "account_id": 1, "external_id": null, "name": "Portal visits", "unit": "", "decimals": 0, "better": "up", "cadence": "weekly", "kind": "value", "summed_by": "mean", "now_periods": 1, "shared": false}');
INSERT INTO "history_row" VALUES(11,11,'goal',1,NULL,'{"id": 1, "version": 2, "uuid": "eaaddcd30cf44ccbae6ba9fb71cc04de", "plan_id": 1, "metric_id": 1, "kind": "reach", "starts": "2025-12-01", "due": "2026-12-31", "baseline_from": "2025-09-01", "baseline_to": "2025-11-01", "baseline_value": null, "baseline_source": "", "baseline_evidence": null, "target": 0.15, "low": null, "high": null, "rank": 1, "worth": null, "worth_currency": null, "volume": null, "volume_metric_id": null, "worth_agreed_by_id": null, "worth_agreed_on": null}');
INSERT INTO "history_row" VALUES(12,12,'goal',2,NULL,'{"id": 2, "version": 2, "uuid": "2bb8f563dd464ae6bb4f69842fe5e59c", "plan_id": 1, "metric_id": 2, "kind": "reach", "starts": "2025-12-01", "due": null, "baseline_from": null, "baseline_to": null, "baseline_value": 120.0, "baseline_source": "", "baseline_evidence": "asserted", "target": 500.0, "low": null, "high": null, "rank": 2, "worth": null, "worth_currency": null, "volume": null, "volume_metric_id": null, "worth_agreed_by_id": null, "worth_agreed_on": null}');
INSERT INTO "history_row" VALUES(13,13,'goal',1,'{"id": 1, "version": 2, "uuid": "eaaddcd30cf44ccbae6ba9fb71cc04de", "plan_id": 1, "metric_id": 1, "kind": "reach", "starts": "2025-12-01", "due": "2026-12-31", "baseline_from": "2025-09-01", "baseline_to": "2025-11-01", "baseline_value": null, "baseline_source": "", "baseline_evidence": null, "target": 0.15, "low": null, "high": null, "rank": 1, "worth": null, "worth_currency": null, "volume": null, "volume_metric_id": null, "worth_agreed_by_id": null, "worth_agreed_on": null}','{"id": 1, "version": 3, "uuid": "eaaddcd30cf44ccbae6ba9fb71cc04de", "plan_id": 1, "metric_id": 1, "kind": "reach", "starts": "2025-12-01", "due": "2026-12-31", "baseline_from": "2025-09-01", "baseline_to": "2025-11-01", "baseline_value": null, "baseline_source": "", "baseline_evidence": null, "target": 0.15, "low": null, "high": null, "rank": 1, "worth": "7.50", "worth_currency": "EUR", "volume": 2000.0, "volume_metric_id": null, "worth_agreed_by_id": 1, "worth_agreed_on": "2025-12-05"}');
INSERT INTO "history_row" VALUES(14,14,'goal_revision',1,NULL,'{"id": 1, "version": 1, "goal_id": 1, "day": "2026-06-01", "target": 0.1, "low": null, "high": null, "due": null, "reason": "The board asked for more"}');
INSERT INTO "history_row" VALUES(15,16,'measurement',15,NULL,'{"id": 15, "version": 1, "metric_id": 2, "period": "2026-11-02", "value": 310.0, "numerator": null, "denominator": null, "evidence": "measured", "source": "", "confirmed_by_id": null, "confirmed_on": null, "note": ""}');
INSERT INTO "history_row" VALUES(16,17,'measurement',15,'{"id": 15, "version": 1, "metric_id": 2, "period": "2026-11-02", "value": 310.0, "numerator": null, "denominator": null, "evidence": "measured", "source": "", "confirmed_by_id": null, "confirmed_on": null, "note": ""}','{"id": 15, "version": 2, "metric_id": 2, "period": "2026-11-02", "value": 310.0, "numerator": null, "denominator": null, "evidence": "confirmed", "source": "", "confirmed_by_id": 1, "confirmed_on": "2026-11-10", "note": ""}');
INSERT INTO "history_row" VALUES(17,18,'change',1,NULL,'{"id": 1, "version": 1, "uuid": "7fcaf0adc3a746ffba8a45c9829a5575", "account_id": 1, "external_id": null, "day": "2026-03-02", "text": "New route planning", "kind": "go-live", "side": "theirs", "by": "", "confirmed_by_id": 1, "confirmed_on": "2026-11-22", "shared": false}');
INSERT INTO "history_row" VALUES(18,18,'change_metric',1,NULL,'{"id": 1, "version": 1, "change_id": 1, "metric_id": 1, "new_start": true}');
INSERT INTO "history_row" VALUES(19,19,'milestone',1,NULL,'{"id": 1, "version": 1, "uuid": "817180faeece40e494cf64a3ba40537c", "plan_id": 1, "external_id": null, "phrase": "First depot live", "reached_when": "", "planned": "2026-02-01", "reached": "2026-02-08", "side": "theirs", "answerable": "", "waits_for_id": null, "shared": false, "expansion": "", "expansion_value": null, "expansion_currency": null, "take_rate": null}');
INSERT INTO "history_row" VALUES(20,20,'milestone',2,NULL,'{"id": 2, "version": 1, "uuid": "bd449aeb76e8453f91ee686506bc4dff", "plan_id": 1, "external_id": null, "phrase": "All depots live", "reached_when": "", "planned": "2026-12-01", "reached": null, "side": "theirs", "answerable": "", "waits_for_id": 1, "shared": false, "expansion": "", "expansion_value": null, "expansion_currency": null, "take_rate": null}');
INSERT INTO "history_row" VALUES(21,21,'responsibility',1,NULL,'{"id": 1, "version": 1, "plan_id": 1, "side": "theirs", "contact_id": 2, "person": "Ben Dahl", "answers_for": "Depots", "confirmed_on": null}');
INSERT INTO "history_row" VALUES(22,22,'responsibility',2,NULL,'{"id": 2, "version": 1, "plan_id": 1, "side": "ours", "contact_id": null, "person": "Kim Lee", "answers_for": "Training", "confirmed_on": null}');
INSERT INTO "history_row" VALUES(23,23,'next_phase',1,NULL,'{"id": 1, "version": 1, "plan_id": 1, "kind": "targets", "text": "Fewer returns", "metric_id": 2, "from_value": null, "to_value": null, "by": null}');
INSERT INTO "history_row" VALUES(24,24,'plan',1,'{"id": 1, "version": 1, "uuid": "9a68d218357648bb98112f9e44f880f4", "account_id": 1, "phase": 1, "title": "On time", "purpose": "Every delivery when we promised it", "said_by_id": 1, "said_on": "2025-09-10", "starts": "2025-12-01", "ends": "2026-12-31", "status": "draft", "agreed_by_id": null, "agreed_on": null, "shared": false}','{"id": 1, "version": 2, "uuid": "9a68d218357648bb98112f9e44f880f4", "account_id": 1, "phase": 1, "title": "On time", "purpose": "Every delivery when we promised it", "said_by_id": 1, "said_on": "2025-09-10", "starts": "2025-12-01", "ends": "2026-12-31", "status": "agreed", "agreed_by_id": 1, "agreed_on": "2025-12-05", "shared": false}');
INSERT INTO "history_row" VALUES(25,26,'account',3,NULL,'{"id": 3, "version": 1, "uuid": "f7b4ecd7af454a88b12005600777d0d2", "external_id": null, "name": "Deleted and gone", "status": "active", "industry": "", "country": "", "segment": "", "customer_since": null, "required_outcome": "", "appropriate_experience": "", "reason_to_buy": ""}');
INSERT INTO "history_row" VALUES(26,27,'account',3,'{"id": 3, "version": 1, "uuid": "f7b4ecd7af454a88b12005600777d0d2", "external_id": null, "name": "Deleted and gone", "status": "active", "industry": "", "country": "", "segment": "", "customer_since": null, "required_outcome": "", "appropriate_experience": "", "reason_to_buy": ""}',NULL);
INSERT INTO "history_row" VALUES(27,28,'account',1,'{"id": 1, "version": 1, "uuid": "49d6c31f24fb453394fcc7137b88579f", "external_id": null, "name": "Northwind Logistics", "status": "active", "industry": "Logistics", "country": "Norway", "segment": "", "customer_since": null, "required_outcome": "", "appropriate_experience": "", "reason_to_buy": ""}','{"id": 1, "version": 2, "uuid": "49d6c31f24fb453394fcc7137b88579f", "external_id": null, "name": "Northwind Logistics", "status": "active", "industry": "Logistics", "country": "Norway", "segment": "Undone", "customer_since": null, "required_outcome": "", "appropriate_experience": "", "reason_to_buy": ""}');
CREATE TABLE history_span (
	id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	table_name VARCHAR(40) NOT NULL, 
	first_id INTEGER NOT NULL, 
	last_id INTEGER NOT NULL, 
	packed BLOB, 
	CONSTRAINT pk_history_span PRIMARY KEY (id), 
	CONSTRAINT fk_history_span_entry_id FOREIGN KEY(entry_id) REFERENCES history_entry (id)
);
INSERT INTO "history_span" VALUES(1,15,'measurement',1,14,NULL);
INSERT INTO "history_span" VALUES(2,25,'account',2,2,NULL);
INSERT INTO "history_span" VALUES(3,25,'metric',3,3,NULL);
INSERT INTO "history_span" VALUES(4,25,'measurement',16,75,NULL);
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
INSERT INTO "measurement" VALUES(1,1,1,'2025-09-01',NULL,30.0,100.0,'measured','Dispatch',NULL,NULL,'');
INSERT INTO "measurement" VALUES(2,1,1,'2025-10-01',NULL,30.0,100.0,'measured','Dispatch',NULL,NULL,'');
INSERT INTO "measurement" VALUES(3,1,1,'2025-11-01',NULL,30.0,100.0,'measured','Dispatch',NULL,NULL,'');
INSERT INTO "measurement" VALUES(4,1,1,'2025-12-01',NULL,30.0,100.0,'measured','Dispatch',NULL,NULL,'');
INSERT INTO "measurement" VALUES(5,1,1,'2026-01-01',NULL,30.0,100.0,'measured','Dispatch',NULL,NULL,'');
INSERT INTO "measurement" VALUES(6,1,1,'2026-02-01',NULL,30.0,100.0,'measured','Dispatch',NULL,NULL,'');
INSERT INTO "measurement" VALUES(7,1,1,'2026-03-01',NULL,29.0,100.0,'measured','Dispatch',NULL,NULL,'');
INSERT INTO "measurement" VALUES(8,1,1,'2026-04-01',NULL,28.0,100.0,'measured','Dispatch',NULL,NULL,'');
INSERT INTO "measurement" VALUES(9,1,1,'2026-05-01',NULL,27.0,100.0,'measured','Dispatch',NULL,NULL,'');
INSERT INTO "measurement" VALUES(10,1,1,'2026-06-01',NULL,26.0,100.0,'measured','Dispatch',NULL,NULL,'');
INSERT INTO "measurement" VALUES(11,1,1,'2026-07-01',NULL,25.0,100.0,'measured','Dispatch',NULL,NULL,'');
INSERT INTO "measurement" VALUES(12,1,1,'2026-08-01',NULL,24.0,100.0,'measured','Dispatch',NULL,NULL,'');
INSERT INTO "measurement" VALUES(13,1,1,'2026-09-01',NULL,23.0,100.0,'measured','Dispatch',NULL,NULL,'');
INSERT INTO "measurement" VALUES(14,1,1,'2026-10-01',NULL,22.0,100.0,'measured','Dispatch',NULL,NULL,'');
INSERT INTO "measurement" VALUES(15,2,2,'2026-11-02',310.0,NULL,NULL,'confirmed','',1,'2026-11-10','');
INSERT INTO "measurement" VALUES(16,1,3,'2020-01-01',NULL,1.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(17,1,3,'2020-02-01',NULL,2.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(18,1,3,'2020-03-01',NULL,3.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(19,1,3,'2020-04-01',NULL,4.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(20,1,3,'2020-05-01',NULL,5.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(21,1,3,'2020-06-01',NULL,6.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(22,1,3,'2020-07-01',NULL,7.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(23,1,3,'2020-08-01',NULL,8.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(24,1,3,'2020-09-01',NULL,9.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(25,1,3,'2020-10-01',NULL,10.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(26,1,3,'2020-11-01',NULL,11.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(27,1,3,'2020-12-01',NULL,12.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(28,1,3,'2021-01-01',NULL,13.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(29,1,3,'2021-02-01',NULL,14.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(30,1,3,'2021-03-01',NULL,15.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(31,1,3,'2021-04-01',NULL,16.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(32,1,3,'2021-05-01',NULL,17.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(33,1,3,'2021-06-01',NULL,18.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(34,1,3,'2021-07-01',NULL,19.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(35,1,3,'2021-08-01',NULL,20.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(36,1,3,'2021-09-01',NULL,21.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(37,1,3,'2021-10-01',NULL,22.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(38,1,3,'2021-11-01',NULL,23.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(39,1,3,'2021-12-01',NULL,24.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(40,1,3,'2022-01-01',NULL,25.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(41,1,3,'2022-02-01',NULL,26.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(42,1,3,'2022-03-01',NULL,27.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(43,1,3,'2022-04-01',NULL,28.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(44,1,3,'2022-05-01',NULL,29.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(45,1,3,'2022-06-01',NULL,30.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(46,1,3,'2022-07-01',NULL,31.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(47,1,3,'2022-08-01',NULL,32.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(48,1,3,'2022-09-01',NULL,33.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(49,1,3,'2022-10-01',NULL,34.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(50,1,3,'2022-11-01',NULL,35.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(51,1,3,'2022-12-01',NULL,36.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(52,1,3,'2023-01-01',NULL,37.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(53,1,3,'2023-02-01',NULL,38.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(54,1,3,'2023-03-01',NULL,39.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(55,1,3,'2023-04-01',NULL,40.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(56,1,3,'2023-05-01',NULL,41.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(57,1,3,'2023-06-01',NULL,42.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(58,1,3,'2023-07-01',NULL,43.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(59,1,3,'2023-08-01',NULL,44.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(60,1,3,'2023-09-01',NULL,45.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(61,1,3,'2023-10-01',NULL,46.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(62,1,3,'2023-11-01',NULL,47.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(63,1,3,'2023-12-01',NULL,48.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(64,1,3,'2024-01-01',NULL,49.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(65,1,3,'2024-02-01',NULL,50.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(66,1,3,'2024-03-01',NULL,51.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(67,1,3,'2024-04-01',NULL,52.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(68,1,3,'2024-05-01',NULL,53.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(69,1,3,'2024-06-01',NULL,54.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(70,1,3,'2024-07-01',NULL,55.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(71,1,3,'2024-08-01',NULL,56.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(72,1,3,'2024-09-01',NULL,57.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(73,1,3,'2024-10-01',NULL,58.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(74,1,3,'2024-11-01',NULL,59.0,100.0,'measured','figures.csv',NULL,NULL,'');
INSERT INTO "measurement" VALUES(75,1,3,'2024-12-01',NULL,60.0,100.0,'measured','figures.csv',NULL,NULL,'');
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
INSERT INTO "metric" VALUES(1,1,'9a7ae1205ce1472ca6a2205639120798',1,NULL,'Late deliveries','%',1,'down','monthly','ratio','ratio',1,0);
INSERT INTO "metric" VALUES(2,1,'5044d948808c4356990b75e31fbbd4a0',1,NULL,'Portal visits','',0,'up','weekly','value','mean',1,0);
INSERT INTO "metric" VALUES(3,1,'ff0aec92da5b437783930b94da000a49',2,NULL,'Returns','%',1,'down','monthly','ratio','ratio',1,1);
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
	CONSTRAINT fk_milestone_waits_for_id FOREIGN KEY(waits_for_id) REFERENCES milestone (id) DEFERRABLE INITIALLY IMMEDIATE
);
INSERT INTO "milestone" VALUES(1,1,'817180faeece40e494cf64a3ba40537c',1,NULL,'First depot live','','2026-02-01','2026-02-08','theirs','',NULL,0,'',NULL,NULL,NULL);
INSERT INTO "milestone" VALUES(2,1,'bd449aeb76e8453f91ee686506bc4dff',1,NULL,'All depots live','','2026-12-01',NULL,'theirs','',1,0,'',NULL,NULL,NULL);
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
	CONSTRAINT fk_next_phase_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id) DEFERRABLE INITIALLY IMMEDIATE, 
	CONSTRAINT ck_next_phase_kind CHECK (kind IN ('improvement', 'targets', 'expertise', 'people', 'technology')), 
	CONSTRAINT fk_next_phase_metric_id FOREIGN KEY(metric_id) REFERENCES metric (id) DEFERRABLE INITIALLY IMMEDIATE
);
INSERT INTO "next_phase" VALUES(1,1,1,'targets','Fewer returns',2,NULL,NULL,NULL);
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
INSERT INTO "plan" VALUES(1,2,'9a68d218357648bb98112f9e44f880f4',1,1,'On time','Every delivery when we promised it',1,'2025-09-10','2025-12-01','2026-12-31','agreed',1,'2025-12-05',0);
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
INSERT INTO "responsibility" VALUES(1,1,1,'theirs',2,'Ben Dahl','Depots',NULL);
INSERT INTO "responsibility" VALUES(2,1,1,'ours',NULL,'Kim Lee','Training',NULL);
CREATE UNIQUE INDEX uq_account_name ON account (lower(name));
CREATE INDEX ix_history_entry_state ON history_entry (state);
CREATE INDEX ix_contract_account_id ON contract (account_id);
CREATE INDEX ix_contract_ends ON contract (ends);
CREATE INDEX ix_contract_predecessor_id ON contract (predecessor_id);
CREATE INDEX ix_contact_account_id ON contact (account_id);
CREATE INDEX ix_history_account_account_id ON history_account (account_id);
CREATE INDEX ix_history_row_entry_id ON history_row (entry_id);
CREATE INDEX ix_history_row_record ON history_row (table_name, row_id);
CREATE INDEX ix_history_span_entry_id ON history_span (entry_id);
CREATE INDEX ix_metric_account_id ON metric (account_id);
CREATE UNIQUE INDEX uq_metric_account_name ON metric (account_id, lower(name));
CREATE INDEX ix_contract_event_contract_id ON contract_event (contract_id);
CREATE INDEX ix_change_account_id ON change (account_id);
CREATE INDEX ix_change_confirmed_by_id ON change (confirmed_by_id);
CREATE INDEX ix_definition_metric_id ON definition (metric_id);
CREATE INDEX ix_measurement_confirmed_by_id ON measurement (confirmed_by_id);
CREATE INDEX ix_plan_agreed_by_id ON "plan" (agreed_by_id);
CREATE INDEX ix_plan_said_by_id ON "plan" (said_by_id);
CREATE INDEX ix_plan_account_id ON "plan" (account_id);
CREATE INDEX ix_change_metric_change_id ON change_metric (change_id);
CREATE INDEX ix_change_metric_metric_id ON change_metric (metric_id);
CREATE INDEX ix_goal_metric_id ON goal (metric_id);
CREATE INDEX ix_goal_worth_agreed_by_id ON goal (worth_agreed_by_id);
CREATE INDEX ix_goal_plan_id ON goal (plan_id);
CREATE INDEX ix_goal_volume_metric_id ON goal (volume_metric_id);
CREATE INDEX ix_milestone_waits_for_id ON milestone (waits_for_id);
CREATE INDEX ix_milestone_plan_id ON milestone (plan_id);
CREATE INDEX ix_responsibility_contact_id ON responsibility (contact_id);
CREATE INDEX ix_responsibility_plan_id ON responsibility (plan_id);
CREATE INDEX ix_next_phase_plan_id ON next_phase (plan_id);
CREATE INDEX ix_next_phase_metric_id ON next_phase (metric_id);
CREATE INDEX ix_goal_revision_goal_id ON goal_revision (goal_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('account',3);
INSERT INTO "sqlite_sequence" VALUES('history_entry',28);
INSERT INTO "sqlite_sequence" VALUES('contact',2);
INSERT INTO "sqlite_sequence" VALUES('contract',2);
INSERT INTO "sqlite_sequence" VALUES('contract_event',1);
INSERT INTO "sqlite_sequence" VALUES('plan',1);
INSERT INTO "sqlite_sequence" VALUES('metric',3);
INSERT INTO "sqlite_sequence" VALUES('definition',1);
INSERT INTO "sqlite_sequence" VALUES('goal',2);
INSERT INTO "sqlite_sequence" VALUES('goal_revision',1);
INSERT INTO "sqlite_sequence" VALUES('measurement',75);
INSERT INTO "sqlite_sequence" VALUES('change',1);
INSERT INTO "sqlite_sequence" VALUES('change_metric',1);
INSERT INTO "sqlite_sequence" VALUES('milestone',2);
INSERT INTO "sqlite_sequence" VALUES('responsibility',2);
INSERT INTO "sqlite_sequence" VALUES('next_phase',1);
COMMIT;
