BEGIN TRANSACTION;
CREATE TABLE absences (
	row_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	person_id VARCHAR NOT NULL, 
	from_ DATE NOT NULL, 
	"to" DATE NOT NULL, 
	reason VARCHAR NOT NULL, 
	CONSTRAINT pk_absences PRIMARY KEY (row_id)
);
INSERT INTO "absences" VALUES(1,1024,'S2','2026-11-23','2026-11-24','leave');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE allocations (
	row_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	family_id VARCHAR NOT NULL, 
	staff_id VARCHAR NOT NULL, 
	from_ DATE NOT NULL, 
	"to" DATE, 
	reason VARCHAR NOT NULL, 
	CONSTRAINT pk_allocations PRIMARY KEY (row_id), 
	CONSTRAINT fk_allocations_family_id_families FOREIGN KEY(family_id) REFERENCES families (family_id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "allocations" VALUES(1,1024,'F1','S9','2026-01-05','2026-03-01','left');
INSERT INTO "allocations" VALUES(2,2048,'F1','S2','2026-03-02',NULL,'');
INSERT INTO "allocations" VALUES(3,3072,'F2','S9','2025-01-06','2025-02-02','closed');
INSERT INTO "allocations" VALUES(4,4096,'F2','S9','2025-01-06','2025-03-02','the same day again');
CREATE TABLE appointments (
	row_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	appointment_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	family_id VARCHAR, 
	people TEXT NOT NULL, 
	place VARCHAR, 
	minutes INTEGER, 
	due_by DATE, 
	starts_at DATETIME, 
	CONSTRAINT pk_appointments PRIMARY KEY (row_id), 
	CONSTRAINT fk_appointments_family_id_families FOREIGN KEY(family_id) REFERENCES families (family_id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_appointments_appointment_id UNIQUE (appointment_id)
);
INSERT INTO "appointments" VALUES(1,1024,'A1','star',NULL,'[]',NULL,NULL,NULL,NULL);
INSERT INTO "appointments" VALUES(2,2048,'A2','cin_review','F1','["S1", "S2"]','CW1',90,'2026-11-29','2026-11-25 14:00:00.000000');
CREATE TABLE cap_steps (
	row_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	staff_id VARCHAR NOT NULL, 
	from_ DATE NOT NULL, 
	children_cap INTEGER NOT NULL, 
	CONSTRAINT pk_cap_steps PRIMARY KEY (row_id), 
	CONSTRAINT fk_cap_steps_staff_id_staff FOREIGN KEY(staff_id) REFERENCES staff (staff_id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "cap_steps" VALUES(1,1024,'S2','2026-11-23',0);
INSERT INTO "cap_steps" VALUES(2,2048,'S2','2026-12-07',4);
CREATE TABLE changes (
	change_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	who VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	table_name VARCHAR NOT NULL, 
	"row" VARCHAR NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	CONSTRAINT pk_changes PRIMARY KEY (change_id)
);
INSERT INTO "changes" VALUES(1,'2026-11-20 09:30:00.000000','Ada','added','settings','service.name',NULL,'{"value": "\"Zażółć\""}');
INSERT INTO "changes" VALUES(2,'2026-11-20 09:30:00.000000','Ada','added','settings','service.opens',NULL,'{"value": "\"07:30\""}');
INSERT INTO "changes" VALUES(3,'2026-11-20 09:30:00.000000','Ada','added','settings','service.closes',NULL,'{"value": "\"20:00\""}');
INSERT INTO "changes" VALUES(4,'2026-11-20 09:30:00.000000','Ada','added','settings','caps.children_per_practitioner',NULL,'{"value": "10"}');
INSERT INTO "changes" VALUES(5,'2026-11-20 09:30:00.000000','Ada','added','settings','caps.children_per_pod',NULL,'{"value": "48"}');
INSERT INTO "changes" VALUES(6,'2026-11-20 09:30:00.000000','Ada','added','settings','caps.practitioners_per_consultant',NULL,'{"value": "4"}');
INSERT INTO "changes" VALUES(7,'2026-11-20 09:30:00.000000','Ada','added','settings','referral.max_previous_referrals',NULL,'{"value": "2"}');
INSERT INTO "changes" VALUES(8,'2026-11-20 09:30:00.000000','Ada','added','settings','travel.max_minutes',NULL,'{"value": "40"}');
INSERT INTO "changes" VALUES(9,'2026-11-20 09:30:00.000000','Ada','added','settings','goals.allocation',NULL,'{"value": "[\"waiting\", \"changes\", \"travel\", \"peak_load\", \"preferences\"]"}');
INSERT INTO "changes" VALUES(10,'2026-11-20 09:30:00.000000','Ada','added','settings','goals.mentoring',NULL,'{"value": "[\"broken\", \"unmatched\", \"misfit\", \"travel\"]"}');
INSERT INTO "changes" VALUES(11,'2026-11-20 09:30:00.000000','Ada','added','settings','goals.rota',NULL,'{"value": "[\"unplaced\", \"late\", \"bunched\", \"unfair\", \"travel\"]"}');
INSERT INTO "changes" VALUES(12,'2026-11-20 09:30:00.000000','Ada','added','settings','mentoring.closed_case_months',NULL,'{"value": "12"}');
INSERT INTO "changes" VALUES(13,'2026-11-20 09:30:00.000000','Ada','added','settings','mentoring.same_postcode_allowed',NULL,'{"value": "false"}');
INSERT INTO "changes" VALUES(14,'2026-11-20 09:30:00.000000','Ada','added','settings','mentoring.shared_minutes',NULL,'{"value": "120"}');
INSERT INTO "changes" VALUES(15,'2026-11-20 09:30:00.000000','Ada','added','settings','rota.week_minutes',NULL,'{"value": "2220"}');
INSERT INTO "changes" VALUES(16,'2026-11-20 09:30:00.000000','Ada','added','settings','rota.day_minutes',NULL,'{"value": "600"}');
INSERT INTO "changes" VALUES(17,'2026-11-20 09:30:00.000000','Ada','added','settings','rota.rest_hours',NULL,'{"value": "11"}');
INSERT INTO "changes" VALUES(18,'2026-11-20 09:30:00.000000','Ada','added','settings','rota.break_after_minutes',NULL,'{"value": "360"}');
INSERT INTO "changes" VALUES(19,'2026-11-20 09:30:00.000000','Ada','added','settings','rota.break_minutes',NULL,'{"value": "20"}');
INSERT INTO "changes" VALUES(20,'2026-11-20 09:30:00.000000','Ada','added','settings','rota.evenings_a_week',NULL,'{"value": "2"}');
INSERT INTO "changes" VALUES(21,'2026-11-20 09:30:00.000000','Ada','added','settings','rota.evening_from',NULL,'{"value": "\"18:00\""}');
INSERT INTO "changes" VALUES(22,'2026-11-20 09:30:00.000000','Ada','added','settings','rota.weekend_days',NULL,'{"value": "1"}');
INSERT INTO "changes" VALUES(23,'2026-11-20 09:30:00.000000','Ada','added','settings','rota.slot_minutes',NULL,'{"value": "5"}');
INSERT INTO "changes" VALUES(24,'2026-11-20 09:30:00.000000','Ada','added','settings','cover.given',NULL,'{"value": "true"}');
INSERT INTO "changes" VALUES(25,'2026-11-20 09:30:00.000000','Ada','added','pods','P1',NULL,'{"pod_id": "P1", "name": "North", "town": "Crewe", "office": "CW1 3", "consultant_id": "S1", "children_cap": 40}');
INSERT INTO "changes" VALUES(26,'2026-11-20 09:30:00.000000','Ada','added','pods','P2',NULL,'{"pod_id": "P2", "name": "South", "town": "Nantwich", "office": "53.07,-2.52", "consultant_id": null, "children_cap": null}');
INSERT INTO "changes" VALUES(27,'2026-11-20 09:30:00.000000','Ada','added','staff','S1',NULL,'{"staff_id": "S1", "name": "Ada Quill", "role": "consultant", "pod_id": "P1", "fte": "1", "children_cap": null, "base": null, "travel_mode": "car", "max_travel_minutes": null, "gender": null, "skills": [], "languages": ["English"], "starts_on": null, "ends_on": null, "unsocial_before": 0}');
INSERT INTO "changes" VALUES(28,'2026-11-20 09:30:00.000000','Ada','added','staff','S2',NULL,'{"staff_id": "S2", "name": "Łucja Żak", "role": "practitioner", "pod_id": "P1", "fte": "0.60", "children_cap": 7, "base": "CW2", "travel_mode": "bus", "max_travel_minutes": 30, "gender": "female", "skills": ["autism", "debt; rent"], "languages": ["English", "Polish"], "starts_on": "2025-01-06", "ends_on": "2027-01-03", "unsocial_before": 4}');
INSERT INTO "changes" VALUES(29,'2026-11-20 09:30:00.000000','Ada','added','families','F1',NULL,'{"family_id": "F1", "name": "The Moss family", "place": "CW1 3", "status": "open", "referred_on": null, "opened_on": null, "band": "medium", "previous_referrals": 0, "motivated": true, "would_benefit": true, "consents": true, "needs": [], "languages": ["English"], "worker_gender": "any", "visits_per_week": 2, "visit_minutes": 60, "worker_changes": 0, "wants_mentor": false, "mentor_gender": "any", "interests": []}');
INSERT INTO "changes" VALUES(30,'2026-11-20 09:30:00.000000','Ada','added','families','F2',NULL,'{"family_id": "F2", "name": "Fern", "place": "Nantwich", "status": "waiting", "referred_on": "2026-10-01", "opened_on": "2026-10-02", "band": "high", "previous_referrals": 1, "motivated": false, "would_benefit": false, "consents": false, "needs": ["debt"], "languages": [], "worker_gender": "female", "visits_per_week": 3, "visit_minutes": 45, "worker_changes": 2, "wants_mentor": true, "mentor_gender": "male", "interests": ["football"]}');
INSERT INTO "changes" VALUES(31,'2026-11-20 09:30:00.000000','Ada','added','children','C1',NULL,'{"child_id": "C1", "family_id": "F1", "born_on": null, "plan": "cin"}');
INSERT INTO "changes" VALUES(32,'2026-11-20 09:30:00.000000','Ada','added','children','C2',NULL,'{"child_id": "C2", "family_id": "F2", "born_on": "2020-02-29", "plan": "cp"}');
INSERT INTO "changes" VALUES(33,'2026-11-20 09:30:00.000000','Ada','added','children','C3',NULL,'{"child_id": "C3", "family_id": "F2", "born_on": null, "plan": "none"}');
INSERT INTO "changes" VALUES(34,'2026-11-20 09:30:00.000000','Ada','added','allocations','F1 S9 2026-01-05',NULL,'{"family_id": "F1", "staff_id": "S9", "from_": "2026-01-05", "to": "2026-03-01", "reason": "left"}');
INSERT INTO "changes" VALUES(35,'2026-11-20 09:30:00.000000','Ada','added','allocations','F1 S2 2026-03-02',NULL,'{"family_id": "F1", "staff_id": "S2", "from_": "2026-03-02", "to": null, "reason": ""}');
INSERT INTO "changes" VALUES(36,'2026-11-20 09:30:00.000000','Ada','added','allocations','F2 S9 2025-01-06',NULL,'{"family_id": "F2", "staff_id": "S9", "from_": "2025-01-06", "to": "2025-02-02", "reason": "closed"}');
INSERT INTO "changes" VALUES(37,'2026-11-20 09:30:00.000000','Ada','added','allocations','F2 S9 2025-01-06',NULL,'{"family_id": "F2", "staff_id": "S9", "from_": "2025-01-06", "to": "2025-03-02", "reason": "the same day again"}');
INSERT INTO "changes" VALUES(38,'2026-11-20 09:30:00.000000','Ada','added','pairs','F2 S2 pin',NULL,'{"family_id": "F2", "person_id": "S2", "rule": "pin", "reason": "knows them"}');
INSERT INTO "changes" VALUES(39,'2026-11-20 09:30:00.000000','Ada','added','pairs','F1 V1 exclude',NULL,'{"family_id": "F1", "person_id": "V1", "rule": "exclude", "reason": ""}');
INSERT INTO "changes" VALUES(40,'2026-11-20 09:30:00.000000','Ada','added','hours','S2 mon 09:00:00',NULL,'{"person_id": "S2", "weekday": "mon", "start": "09:00:00", "end": "12:30:00"}');
INSERT INTO "changes" VALUES(41,'2026-11-20 09:30:00.000000','Ada','added','hours','S2 mon 13:00:00',NULL,'{"person_id": "S2", "weekday": "mon", "start": "13:00:00", "end": "17:00:00"}');
INSERT INTO "changes" VALUES(42,'2026-11-20 09:30:00.000000','Ada','added','absences','S2 2026-11-23',NULL,'{"person_id": "S2", "from_": "2026-11-23", "to": "2026-11-24", "reason": "leave"}');
INSERT INTO "changes" VALUES(43,'2026-11-20 09:30:00.000000','Ada','added','volunteers','V1',NULL,'{"volunteer_id": "V1", "name": "Jo Sand", "place": null, "role": "peer_mentor", "capacity": 1, "travel_mode": "bus", "max_travel_minutes": 30, "gender": null, "born_on": null, "languages": ["English"], "interests": [], "experience": [], "dbs_on": null, "dbs_expires_on": null, "training_on": null, "has_references": false, "own_case_closed_on": null, "starts_on": null, "ends_on": null}');
INSERT INTO "changes" VALUES(44,'2026-11-20 09:30:00.000000','Ada','added','volunteers','V2',NULL,'{"volunteer_id": "V2", "name": "Kit Reed", "place": "CW1", "role": "young_mentor", "capacity": 2, "travel_mode": "cycle", "max_travel_minutes": 20, "gender": "other", "born_on": "2001-01-01", "languages": ["Polish"], "interests": ["football"], "experience": ["debt"], "dbs_on": "2025-01-01", "dbs_expires_on": "2028-01-01", "training_on": "2025-02-01", "has_references": true, "own_case_closed_on": "2024-01-01", "starts_on": "2025-03-01", "ends_on": "2027-03-01"}');
INSERT INTO "changes" VALUES(45,'2026-11-20 09:30:00.000000','Ada','added','matches','F2 V2 2026-05-01',NULL,'{"family_id": "F2", "volunteer_id": "V2", "from_": "2026-05-01", "to": null, "state": "active", "reason": ""}');
INSERT INTO "changes" VALUES(46,'2026-11-20 09:30:00.000000','Ada','added','matches','F1 V2',NULL,'{"family_id": "F1", "volunteer_id": "V2", "from_": null, "to": null, "state": "declined", "reason": "too far"}');
INSERT INTO "changes" VALUES(47,'2026-11-20 09:30:00.000000','Ada','added','appointments','A1',NULL,'{"appointment_id": "A1", "kind": "star", "family_id": null, "people": [], "place": null, "minutes": null, "due_by": null, "starts_at": null}');
INSERT INTO "changes" VALUES(48,'2026-11-20 09:30:00.000000','Ada','added','appointments','A2',NULL,'{"appointment_id": "A2", "kind": "cin_review", "family_id": "F1", "people": ["S1", "S2"], "place": "CW1", "minutes": 90, "due_by": "2026-11-29", "starts_at": "2026-11-25T14:00:00"}');
INSERT INTO "changes" VALUES(49,'2026-11-20 09:30:00.000000','Ada','added','cover','O1',NULL,'{"cover_id": "O1", "name": "Evening", "kind": "on_call", "weekday": "fri", "start": "17:00:00", "end": "20:00:00", "town": "Crewe", "people": 2}');
INSERT INTO "changes" VALUES(50,'2026-11-20 09:30:00.000000','Ada','added','travel','CW1 3 Nantwich bus',NULL,'{"from_": "CW1 3", "to": "Nantwich", "mode": "bus", "minutes": 35}');
INSERT INTO "changes" VALUES(51,'2026-11-20 09:30:00.000000','Ada','added','cap_steps','S2 2026-11-23',NULL,'{"staff_id": "S2", "from_": "2026-11-23", "children_cap": 0}');
INSERT INTO "changes" VALUES(52,'2026-11-20 09:30:00.000000','Ada','added','cap_steps','S2 2026-12-07',NULL,'{"staff_id": "S2", "from_": "2026-12-07", "children_cap": 4}');
INSERT INTO "changes" VALUES(53,'2026-11-20 09:30:00.000000','Ada','added','plans','1',NULL,'{"week": "2026-11-23", "version": 1, "state": "draft"}');
INSERT INTO "changes" VALUES(54,'2026-11-20 09:30:00.000000','Ada','added','plan_edits','1 1',NULL,'{"name": "Move F1 to waiting"}');
INSERT INTO "changes" VALUES(55,'2026-11-20 16:00:00.000000','Bo','added','plan_overrides','1 F1',NULL,'{"staff_id": null, "code": "location", "rules": ["travel_limit"]}');
INSERT INTO "changes" VALUES(56,'2026-11-20 16:00:00.000000','Bo','changed','plans','1','{"state": "draft", "approved_by": null, "edited": false}','{"state": "approved", "approved_by": "Bo", "edited": true}');
INSERT INTO "changes" VALUES(57,'2026-11-20 16:00:00.000000','Cy','added','plans','2',NULL,'{"week": "2026-11-23", "version": 2, "state": "draft", "from": 1}');
INSERT INTO "changes" VALUES(58,'2026-11-20 16:00:00.000000','Cy','added','plan_edits','2 1',NULL,'{"name": "Lock F2"}');
INSERT INTO "changes" VALUES(59,'2026-11-20 16:00:00.000000','Cy','changed','plan_edits','2 1','{"is_undone": false}','{"is_undone": true}');
INSERT INTO "changes" VALUES(60,'2026-11-20 09:30:00.000000','Ada','added','settings','mentoring.contact',NULL,'{"value": "\"Jo Sand, 01270 000000\""}');
INSERT INTO "changes" VALUES(61,'2026-11-20 09:30:00.000000','Ada','added','settings','mentoring.recheck_years',NULL,'{"value": "2"}');
INSERT INTO "changes" VALUES(62,'2026-11-20 09:30:00.000000','Ada','added','match_steps','F1 V2 declined 2026-04-20',NULL,'{"family_id": "F1", "volunteer_id": "V2", "from_": null, "step": "declined", "on": "2026-04-20", "at": null, "place": "", "who": ""}');
INSERT INTO "changes" VALUES(63,'2026-11-20 09:30:00.000000','Ada','added','match_steps','F2 V2 2026-05-01 first_meeting 2026-05-12',NULL,'{"family_id": "F2", "volunteer_id": "V2", "from_": "2026-05-01", "step": "first_meeting", "on": "2026-05-12", "at": "10:30:00", "place": "Crewe library", "who": "Łucja Żak"}');
INSERT INTO "changes" VALUES(64,'2026-11-20 09:30:00.000000','Ada','added','volunteer_notes','V1 2026-10-05 supervision',NULL,'{"volunteer_id": "V1", "on": "2026-10-05", "kind": "supervision", "minutes": null, "family_id": null}');
INSERT INTO "changes" VALUES(65,'2026-11-20 09:30:00.000000','Ada','added','volunteer_notes','V2 2026-10-06 hours',NULL,'{"volunteer_id": "V2", "on": "2026-10-06", "kind": "hours", "minutes": 90, "family_id": "F2"}');
CREATE TABLE children (
	row_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	child_id VARCHAR NOT NULL, 
	family_id VARCHAR NOT NULL, 
	born_on DATE, 
	"plan" VARCHAR NOT NULL, 
	CONSTRAINT pk_children PRIMARY KEY (row_id), 
	CONSTRAINT fk_children_family_id_families FOREIGN KEY(family_id) REFERENCES families (family_id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_children_child_id UNIQUE (child_id)
);
INSERT INTO "children" VALUES(1,1024,'C1','F1',NULL,'cin');
INSERT INTO "children" VALUES(2,2048,'C2','F2','2020-02-29','cp');
INSERT INTO "children" VALUES(3,3072,'C3','F2',NULL,'none');
CREATE TABLE cover (
	row_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	cover_id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	weekday VARCHAR NOT NULL, 
	start TIME NOT NULL, 
	"end" TIME NOT NULL, 
	town VARCHAR, 
	people INTEGER NOT NULL, 
	CONSTRAINT pk_cover PRIMARY KEY (row_id), 
	CONSTRAINT uq_cover_cover_id UNIQUE (cover_id)
);
INSERT INTO "cover" VALUES(1,1024,'O1','Evening','on_call','fri','17:00:00.000000','20:00:00.000000','Crewe',2);
CREATE TABLE families (
	row_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	family_id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	referred_on DATE, 
	opened_on DATE, 
	band VARCHAR NOT NULL, 
	previous_referrals INTEGER NOT NULL, 
	motivated BOOLEAN NOT NULL, 
	would_benefit BOOLEAN NOT NULL, 
	consents BOOLEAN NOT NULL, 
	needs TEXT NOT NULL, 
	languages TEXT NOT NULL, 
	worker_gender VARCHAR NOT NULL, 
	visits_per_week INTEGER NOT NULL, 
	visit_minutes INTEGER NOT NULL, 
	worker_changes INTEGER NOT NULL, 
	wants_mentor BOOLEAN NOT NULL, 
	mentor_gender VARCHAR NOT NULL, 
	interests TEXT NOT NULL, 
	CONSTRAINT pk_families PRIMARY KEY (row_id), 
	CONSTRAINT uq_families_family_id UNIQUE (family_id)
);
INSERT INTO "families" VALUES(1,1024,'F1','The Moss family','CW1 3','open',NULL,NULL,'medium',0,1,1,1,'[]','["English"]','any',2,60,0,0,'any','[]');
INSERT INTO "families" VALUES(2,2048,'F2','Fern','Nantwich','waiting','2026-10-01','2026-10-02','high',1,0,0,0,'["debt"]','[]','female',3,45,2,1,'male','["football"]');
CREATE TABLE hours (
	row_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	person_id VARCHAR NOT NULL, 
	weekday VARCHAR NOT NULL, 
	start TIME NOT NULL, 
	"end" TIME NOT NULL, 
	CONSTRAINT pk_hours PRIMARY KEY (row_id)
);
INSERT INTO "hours" VALUES(1,1024,'S2','mon','09:00:00.000000','12:30:00.000000');
INSERT INTO "hours" VALUES(2,2048,'S2','mon','13:00:00.000000','17:00:00.000000');
CREATE TABLE match_steps (
	row_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	family_id VARCHAR NOT NULL, 
	volunteer_id VARCHAR NOT NULL, 
	from_ DATE, 
	step VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	at TIME, 
	place VARCHAR NOT NULL, 
	who VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	CONSTRAINT pk_match_steps PRIMARY KEY (row_id), 
	CONSTRAINT fk_match_steps_family_id_families FOREIGN KEY(family_id) REFERENCES families (family_id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_match_steps_volunteer_id_volunteers FOREIGN KEY(volunteer_id) REFERENCES volunteers (volunteer_id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "match_steps" VALUES(1,1024,'F1','V2',NULL,'declined','2026-04-20',NULL,'','','');
INSERT INTO "match_steps" VALUES(2,2048,'F2','V2','2026-05-01','first_meeting','2026-05-12','10:30:00.000000','Crewe library','Łucja Żak','They laughed a lot');
CREATE TABLE matches (
	row_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	family_id VARCHAR NOT NULL, 
	volunteer_id VARCHAR NOT NULL, 
	from_ DATE, 
	"to" DATE, 
	state VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	CONSTRAINT pk_matches PRIMARY KEY (row_id), 
	CONSTRAINT fk_matches_family_id_families FOREIGN KEY(family_id) REFERENCES families (family_id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_matches_volunteer_id_volunteers FOREIGN KEY(volunteer_id) REFERENCES volunteers (volunteer_id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "matches" VALUES(1,1024,'F2','V2','2026-05-01',NULL,'active','');
INSERT INTO "matches" VALUES(2,2048,'F1','V2',NULL,NULL,'declined','too far');
CREATE TABLE pairs (
	row_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	family_id VARCHAR NOT NULL, 
	person_id VARCHAR NOT NULL, 
	rule VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	CONSTRAINT pk_pairs PRIMARY KEY (row_id), 
	CONSTRAINT fk_pairs_family_id_families FOREIGN KEY(family_id) REFERENCES families (family_id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "pairs" VALUES(1,1024,'F2','S2','pin','knows them');
INSERT INTO "pairs" VALUES(2,2048,'F1','V1','exclude','');
CREATE TABLE plan_edits (
	plan_number INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	who VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	payload TEXT NOT NULL, 
	is_undone BOOLEAN NOT NULL, 
	CONSTRAINT pk_plan_edits PRIMARY KEY (plan_number, position), 
	CONSTRAINT fk_plan_edits_plan_number_plans FOREIGN KEY(plan_number) REFERENCES plans (number)
);
INSERT INTO "plan_edits" VALUES(1,1,'Move F1 to waiting','Ada','2026-11-20 09:30:00.000000','{"family": "F1"}',0);
INSERT INTO "plan_edits" VALUES(2,1,'Lock F2','Cy','2026-11-20 16:00:00.000000','{}',1);
CREATE TABLE plan_families (
	plan_number INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	family_id VARCHAR NOT NULL, 
	children INTEGER NOT NULL, 
	staff_id VARCHAR, 
	outcome VARCHAR NOT NULL, 
	was VARCHAR, 
	why VARCHAR NOT NULL, 
	CONSTRAINT pk_plan_families PRIMARY KEY (plan_number, position), 
	CONSTRAINT fk_plan_families_plan_number_plans FOREIGN KEY(plan_number) REFERENCES plans (number)
);
INSERT INTO "plan_families" VALUES(1,0,'F1',1,'S2','kept','S2','Kept with Łucja.');
INSERT INTO "plan_families" VALUES(1,1,'F2',1,NULL,'waiting',NULL,'Nobody has room.');
INSERT INTO "plan_families" VALUES(2,0,'F1',1,'S2','kept','S2','Kept with Łucja.');
INSERT INTO "plan_families" VALUES(2,1,'F2',1,NULL,'waiting',NULL,'Nobody has room.');
CREATE TABLE plan_goals (
	plan_number INTEGER NOT NULL, 
	part VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	value INTEGER NOT NULL, 
	bound INTEGER NOT NULL, 
	unit VARCHAR NOT NULL, 
	proven BOOLEAN NOT NULL, 
	"before" INTEGER, 
	CONSTRAINT pk_plan_goals PRIMARY KEY (plan_number, part, position), 
	CONSTRAINT fk_plan_goals_plan_number_plans FOREIGN KEY(plan_number) REFERENCES plans (number)
);
INSERT INTO "plan_goals" VALUES(1,'allocation',0,'changes',0,0,'points',1,15);
INSERT INTO "plan_goals" VALUES(1,'allocation',1,'preferences',-2,-4,'points',0,NULL);
INSERT INTO "plan_goals" VALUES(2,'allocation',0,'changes',0,0,'points',1,15);
INSERT INTO "plan_goals" VALUES(2,'allocation',1,'preferences',-2,-4,'points',0,NULL);
CREATE TABLE plan_overrides (
	plan_number INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	family_id VARCHAR NOT NULL, 
	staff_id VARCHAR, 
	code VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	who VARCHAR NOT NULL, 
	at DATETIME NOT NULL, rules TEXT DEFAULT '[]' NOT NULL, 
	CONSTRAINT pk_plan_overrides PRIMARY KEY (plan_number, position), 
	CONSTRAINT fk_plan_overrides_plan_number_plans FOREIGN KEY(plan_number) REFERENCES plans (number)
);
INSERT INTO "plan_overrides" VALUES(1,0,'F1',NULL,'location','Too far.','Ada','2026-11-20 09:30:00.000000','["travel_limit"]');
INSERT INTO "plan_overrides" VALUES(2,0,'F1',NULL,'location','Too far.','Ada','2026-11-20 09:30:00.000000','["travel_limit"]');
CREATE TABLE plan_reasons (
	plan_number INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	family_id VARCHAR NOT NULL, 
	staff_id VARCHAR, 
	sentence VARCHAR NOT NULL, 
	CONSTRAINT pk_plan_reasons PRIMARY KEY (plan_number, position), 
	CONSTRAINT fk_plan_reasons_plan_number_plans FOREIGN KEY(plan_number) REFERENCES plans (number)
);
INSERT INTO "plan_reasons" VALUES(1,0,'F1','S2','Kept with Łucja.');
INSERT INTO "plan_reasons" VALUES(1,1,'F1','S2','Same town.');
INSERT INTO "plan_reasons" VALUES(1,2,'F2',NULL,'Nobody has room.');
INSERT INTO "plan_reasons" VALUES(2,0,'F1','S2','Kept with Łucja.');
INSERT INTO "plan_reasons" VALUES(2,1,'F1','S2','Same town.');
INSERT INTO "plan_reasons" VALUES(2,2,'F2',NULL,'Nobody has room.');
CREATE TABLE plan_workers (
	plan_number INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	staff_id VARCHAR NOT NULL, 
	children INTEGER NOT NULL, 
	children_cap INTEGER NOT NULL, 
	families INTEGER NOT NULL, 
	CONSTRAINT pk_plan_workers PRIMARY KEY (plan_number, position), 
	CONSTRAINT fk_plan_workers_plan_number_plans FOREIGN KEY(plan_number) REFERENCES plans (number)
);
INSERT INTO "plan_workers" VALUES(1,0,'S2',1,7,1);
INSERT INTO "plan_workers" VALUES(2,0,'S2',1,7,1);
CREATE TABLE plans (
	number INTEGER NOT NULL, 
	week DATE NOT NULL, 
	version INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	made_at DATETIME NOT NULL, 
	made_by VARCHAR NOT NULL, 
	approved_at DATETIME, 
	approved_by VARCHAR, 
	plan_json TEXT NOT NULL, 
	problem_json TEXT NOT NULL, 
	CONSTRAINT pk_plans PRIMARY KEY (number), 
	CONSTRAINT uq_plans_week UNIQUE (week, version)
);
INSERT INTO "plans" VALUES(1,'2026-11-23',1,'approved','feasible','2026-11-20 09:30:00.000000','Ada','2026-11-20 16:00:00.000000','Bo','{
 "format": 1,
 "week": "2026-11-23",
 "service": "Zażółć",
 "status": "feasible",
 "allocation": {
  "status": "feasible",
  "seconds": 0.5,
  "goals": [
   {
    "name": "changes",
    "value": 0,
    "bound": 0,
    "unit": "points",
    "proven": true
   },
   {
    "name": "preferences",
    "value": -2,
    "bound": -4,
    "unit": "points",
    "proven": false
   }
  ],
  "families": [
   {
    "family_id": "F1",
    "children": 1,
    "staff_id": "S2",
    "outcome": "kept",
    "was": "S2",
    "minutes": 0,
    "why": [
     "Kept with Łucja.",
     "Same town."
    ],
    "could_be": []
   },
   {
    "family_id": "F2",
    "children": 1,
    "staff_id": null,
    "outcome": "waiting",
    "was": null,
    "minutes": null,
    "why": [
     "Nobody has room."
    ],
    "could_be": [
     {
      "staff_id": "S2",
      "blocked_by": [
       "children_cap"
      ],
      "sentence": "would make 8 of 7 children"
     }
    ]
   }
  ],
  "workers": [
   {
    "staff_id": "S2",
    "children": 1,
    "children_cap": 7,
    "families": 1,
    "travel": 0
   }
  ],
  "warnings": [
   {
    "rule": "travel_limit",
    "ids": [
     "F1",
     "S2"
    ],
    "sentence": "It is far."
   }
  ]
 },
 "faults": [
  {
   "rule": "pinned",
   "ids": [
    "F2",
    "S2"
   ],
   "sentence": "The pin was set aside."
  }
 ]
}
','{"format": 1}');
INSERT INTO "plans" VALUES(2,'2026-11-23',2,'draft','feasible','2026-11-20 16:00:00.000000','Cy',NULL,NULL,'{
 "format": 1,
 "week": "2026-11-23",
 "service": "Zażółć",
 "status": "feasible",
 "allocation": {
  "status": "feasible",
  "seconds": 0.5,
  "goals": [
   {
    "name": "changes",
    "value": 0,
    "bound": 0,
    "unit": "points",
    "proven": true
   },
   {
    "name": "preferences",
    "value": -2,
    "bound": -4,
    "unit": "points",
    "proven": false
   }
  ],
  "families": [
   {
    "family_id": "F1",
    "children": 1,
    "staff_id": "S2",
    "outcome": "kept",
    "was": "S2",
    "minutes": 0,
    "why": [
     "Kept with Łucja.",
     "Same town."
    ],
    "could_be": []
   },
   {
    "family_id": "F2",
    "children": 1,
    "staff_id": null,
    "outcome": "waiting",
    "was": null,
    "minutes": null,
    "why": [
     "Nobody has room."
    ],
    "could_be": [
     {
      "staff_id": "S2",
      "blocked_by": [
       "children_cap"
      ],
      "sentence": "would make 8 of 7 children"
     }
    ]
   }
  ],
  "workers": [
   {
    "staff_id": "S2",
    "children": 1,
    "children_cap": 7,
    "families": 1,
    "travel": 0
   }
  ],
  "warnings": [
   {
    "rule": "travel_limit",
    "ids": [
     "F1",
     "S2"
    ],
    "sentence": "It is far."
   }
  ]
 },
 "faults": [
  {
   "rule": "pinned",
   "ids": [
    "F2",
    "S2"
   ],
   "sentence": "The pin was set aside."
  }
 ]
}
','{"format": 1}');
CREATE TABLE pods (
	row_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	pod_id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	town VARCHAR NOT NULL, 
	office VARCHAR NOT NULL, 
	consultant_id VARCHAR, 
	children_cap INTEGER, 
	CONSTRAINT pk_pods PRIMARY KEY (row_id), 
	CONSTRAINT uq_pods_pod_id UNIQUE (pod_id)
);
INSERT INTO "pods" VALUES(1,1024,'P1','North','Crewe','CW1 3','S1',40);
INSERT INTO "pods" VALUES(2,2048,'P2','South','Nantwich','53.07,-2.52',NULL,NULL);
CREATE TABLE prints (
	print_id INTEGER NOT NULL, 
	plan_number INTEGER NOT NULL, 
	sheet VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	who VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_prints PRIMARY KEY (print_id), 
	CONSTRAINT fk_prints_plan_number_plans FOREIGN KEY(plan_number) REFERENCES plans (number)
);
INSERT INTO "prints" VALUES(1,1,'pod','P1','0a1b','Bo','2026-11-20 16:00:00.000000');
CREATE TABLE settings (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_settings PRIMARY KEY (name)
);
INSERT INTO "settings" VALUES('service.name','"Zażółć"');
INSERT INTO "settings" VALUES('service.opens','"07:30"');
INSERT INTO "settings" VALUES('service.closes','"20:00"');
INSERT INTO "settings" VALUES('caps.children_per_practitioner','10');
INSERT INTO "settings" VALUES('caps.children_per_pod','48');
INSERT INTO "settings" VALUES('caps.practitioners_per_consultant','4');
INSERT INTO "settings" VALUES('referral.max_previous_referrals','2');
INSERT INTO "settings" VALUES('travel.max_minutes','40');
INSERT INTO "settings" VALUES('goals.allocation','["waiting", "changes", "travel", "peak_load", "preferences"]');
INSERT INTO "settings" VALUES('goals.mentoring','["broken", "unmatched", "misfit", "travel"]');
INSERT INTO "settings" VALUES('goals.rota','["unplaced", "late", "bunched", "unfair", "travel"]');
INSERT INTO "settings" VALUES('mentoring.closed_case_months','12');
INSERT INTO "settings" VALUES('mentoring.same_postcode_allowed','false');
INSERT INTO "settings" VALUES('mentoring.shared_minutes','120');
INSERT INTO "settings" VALUES('rota.week_minutes','2220');
INSERT INTO "settings" VALUES('rota.day_minutes','600');
INSERT INTO "settings" VALUES('rota.rest_hours','11');
INSERT INTO "settings" VALUES('rota.break_after_minutes','360');
INSERT INTO "settings" VALUES('rota.break_minutes','20');
INSERT INTO "settings" VALUES('rota.evenings_a_week','2');
INSERT INTO "settings" VALUES('rota.evening_from','"18:00"');
INSERT INTO "settings" VALUES('rota.weekend_days','1');
INSERT INTO "settings" VALUES('rota.slot_minutes','5');
INSERT INTO "settings" VALUES('cover.given','true');
INSERT INTO "settings" VALUES('mentoring.contact','"Jo Sand, 01270 000000"');
INSERT INTO "settings" VALUES('mentoring.recheck_years','2');
CREATE TABLE staff (
	row_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	staff_id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	pod_id VARCHAR, 
	fte VARCHAR NOT NULL, 
	children_cap INTEGER, 
	base VARCHAR, 
	travel_mode VARCHAR NOT NULL, 
	max_travel_minutes INTEGER, 
	gender VARCHAR, 
	skills TEXT NOT NULL, 
	languages TEXT NOT NULL, 
	starts_on DATE, 
	ends_on DATE, 
	unsocial_before INTEGER NOT NULL, 
	CONSTRAINT pk_staff PRIMARY KEY (row_id), 
	CONSTRAINT fk_staff_pod_id_pods FOREIGN KEY(pod_id) REFERENCES pods (pod_id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_staff_staff_id UNIQUE (staff_id)
);
INSERT INTO "staff" VALUES(1,1024,'S1','Ada Quill','consultant','P1','1',NULL,NULL,'car',NULL,NULL,'[]','["English"]',NULL,NULL,0);
INSERT INTO "staff" VALUES(2,2048,'S2','Łucja Żak','practitioner','P1','0.60',7,'CW2','bus',30,'female','["autism", "debt; rent"]','["English", "Polish"]','2025-01-06','2027-01-03',4);
CREATE TABLE travel (
	row_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	from_ VARCHAR NOT NULL, 
	"to" VARCHAR NOT NULL, 
	mode VARCHAR NOT NULL, 
	minutes INTEGER NOT NULL, 
	CONSTRAINT pk_travel PRIMARY KEY (row_id)
);
INSERT INTO "travel" VALUES(1,1024,'CW1 3','Nantwich','bus',35);
CREATE TABLE volunteer_notes (
	row_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	volunteer_id VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	kind VARCHAR NOT NULL, 
	minutes INTEGER, 
	family_id VARCHAR, 
	note VARCHAR NOT NULL, 
	CONSTRAINT pk_volunteer_notes PRIMARY KEY (row_id), 
	CONSTRAINT fk_volunteer_notes_volunteer_id_volunteers FOREIGN KEY(volunteer_id) REFERENCES volunteers (volunteer_id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_volunteer_notes_family_id_families FOREIGN KEY(family_id) REFERENCES families (family_id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "volunteer_notes" VALUES(1,1024,'V1','2026-10-05','supervision',NULL,NULL,'');
INSERT INTO "volunteer_notes" VALUES(2,2048,'V2','2026-10-06','hours',90,'F2','Swimming together');
CREATE TABLE volunteers (
	row_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	volunteer_id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	place VARCHAR, 
	role VARCHAR NOT NULL, 
	capacity INTEGER NOT NULL, 
	travel_mode VARCHAR NOT NULL, 
	max_travel_minutes INTEGER NOT NULL, 
	gender VARCHAR, 
	born_on DATE, 
	languages TEXT NOT NULL, 
	interests TEXT NOT NULL, 
	experience TEXT NOT NULL, 
	dbs_on DATE, 
	dbs_expires_on DATE, 
	training_on DATE, 
	has_references BOOLEAN NOT NULL, 
	own_case_closed_on DATE, 
	starts_on DATE, 
	ends_on DATE, 
	CONSTRAINT pk_volunteers PRIMARY KEY (row_id), 
	CONSTRAINT uq_volunteers_volunteer_id UNIQUE (volunteer_id)
);
INSERT INTO "volunteers" VALUES(1,1024,'V1','Jo Sand',NULL,'peer_mentor',1,'bus',30,NULL,NULL,'["English"]','[]','[]',NULL,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "volunteers" VALUES(2,2048,'V2','Kit Reed','CW1','young_mentor',2,'cycle',20,'other','2001-01-01','["Polish"]','["football"]','["debt"]','2025-01-01','2028-01-01','2025-02-01',1,'2024-01-01','2025-03-01','2027-03-01');
CREATE INDEX ix_changes_row ON changes ("row");
CREATE INDEX ix_allocations_family_id ON allocations (family_id);
CREATE INDEX ix_appointments_family_id ON appointments (family_id);
CREATE INDEX ix_children_family_id ON children (family_id);
CREATE INDEX ix_matches_family_id ON matches (family_id);
CREATE INDEX ix_matches_volunteer_id ON matches (volunteer_id);
CREATE INDEX ix_pairs_family_id ON pairs (family_id);
CREATE INDEX ix_plan_overrides_family_id ON plan_overrides (family_id);
CREATE INDEX ix_plan_reasons_family_id ON plan_reasons (family_id);
CREATE INDEX ix_staff_pod_id ON staff (pod_id);
CREATE INDEX ix_plan_families_family_id ON plan_families (family_id);
CREATE INDEX ix_plan_workers_staff_id ON plan_workers (staff_id);
CREATE INDEX ix_prints_plan_number ON prints (plan_number);
CREATE INDEX ix_cap_steps_staff_id ON cap_steps (staff_id);
CREATE INDEX ix_match_steps_family_id ON match_steps (family_id);
CREATE INDEX ix_match_steps_volunteer_id ON match_steps (volunteer_id);
CREATE INDEX ix_volunteer_notes_volunteer_id ON volunteer_notes (volunteer_id);
CREATE INDEX ix_volunteer_notes_family_id ON volunteer_notes (family_id);
COMMIT;
