PRAGMA application_id = 1146309441;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE catchment (
	source_code VARCHAR NOT NULL, 
	verified_on DATE, 
	verified_by VARCHAR NOT NULL, 
	id INTEGER NOT NULL, 
	centre_code VARCHAR NOT NULL, 
	community VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(source_code) REFERENCES source (code), 
	FOREIGN KEY(centre_code) REFERENCES centre (code)
);
CREATE TABLE category (
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (code), 
	UNIQUE (name)
);
INSERT INTO "category" VALUES('mz','民政救助',2);
INSERT INTO "category" VALUES('hj','户籍',1);
CREATE TABLE centre (
	source_code VARCHAR NOT NULL, 
	verified_on DATE, 
	verified_by VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	level VARCHAR NOT NULL, 
	parent VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	floor_area VARCHAR NOT NULL, 
	land_area VARCHAR NOT NULL, 
	storeys VARCHAR NOT NULL, 
	serves VARCHAR NOT NULL, 
	notes VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	duty VARCHAR DEFAULT '' NOT NULL, 
	latitude FLOAT, 
	longitude FLOAT, 
	PRIMARY KEY (code), 
	FOREIGN KEY(source_code) REFERENCES source (code), 
	UNIQUE (name)
);
INSERT INTO "centre" VALUES('report-2022-08-22',NULL,'','guihe','贵和家园社区便民服务中心','社区级','中州办事处','','约1500平方米','','','','',1,'',NULL,NULL);
CREATE TABLE centre_name (
	id INTEGER NOT NULL, 
	centre_code VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(centre_code) REFERENCES centre (code)
);
INSERT INTO "centre_name" VALUES(1,'guihe','贵和','alias');
CREATE TABLE centre_state (
	source_code VARCHAR NOT NULL, 
	verified_on DATE, 
	verified_by VARCHAR NOT NULL, 
	id INTEGER NOT NULL, 
	centre_code VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	wording VARCHAR NOT NULL, 
	as_of DATE, 
	expected_text VARCHAR NOT NULL, 
	expected_by DATE, 
	PRIMARY KEY (id), 
	FOREIGN KEY(source_code) REFERENCES source (code), 
	FOREIGN KEY(centre_code) REFERENCES centre (code)
);
INSERT INTO "centre_state" VALUES('report-2022-08-22',NULL,'',1,'guihe','装修','目前正在进行装修',NULL,'预计9月份投入使用','2022-09-30');
INSERT INTO "centre_state" VALUES('sample',NULL,'',2,'guihe','开放','示例: 假设已开放',NULL,'',NULL);
CREATE TABLE change (
	id INTEGER NOT NULL, 
	uid VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	kind VARCHAR NOT NULL, 
	changed_by VARCHAR NOT NULL, 
	why VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (uid)
);
INSERT INTO "change" VALUES(1,'d987a823d17346e4ae9347015a8a29c5','2026-11-27 15:52:11','create','','');
CREATE TABLE circle_need (
	source_code VARCHAR NOT NULL, 
	verified_on DATE, 
	verified_by VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (code), 
	FOREIGN KEY(source_code) REFERENCES source (code)
);
CREATE TABLE concept (
	id INTEGER NOT NULL, 
	concept VARCHAR NOT NULL, 
	word VARCHAR NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "concept" VALUES(1,'补办','丢了');
CREATE TABLE confusion (
	service_code VARCHAR NOT NULL, 
	other_code VARCHAR NOT NULL, 
	difference VARCHAR NOT NULL, 
	PRIMARY KEY (service_code, other_code), 
	FOREIGN KEY(service_code) REFERENCES service (code), 
	FOREIGN KEY(other_code) REFERENCES service (code)
);
INSERT INTO "confusion" VALUES('mz-1','hj-1','不是一回事');
CREATE TABLE day_exception (
	source_code VARCHAR NOT NULL, 
	verified_on DATE, 
	verified_by VARCHAR NOT NULL, 
	id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	working BOOLEAN NOT NULL, 
	reason VARCHAR NOT NULL, 
	centre_code VARCHAR, 
	opens_1 VARCHAR NOT NULL, 
	closes_1 VARCHAR NOT NULL, 
	opens_2 VARCHAR NOT NULL, 
	closes_2 VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(source_code) REFERENCES source (code), 
	FOREIGN KEY(centre_code) REFERENCES centre (code)
);
CREATE TABLE emergency (
	source_code VARCHAR NOT NULL, 
	verified_on DATE, 
	verified_by VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	number VARCHAR NOT NULL, 
	sentence VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (code), 
	FOREIGN KEY(source_code) REFERENCES source (code)
);
INSERT INTO "emergency" VALUES('practice',NULL,'','fire','着火','119','先拨 119。',1);
CREATE TABLE emergency_phrase (
	id INTEGER NOT NULL, 
	emergency_code VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(emergency_code) REFERENCES emergency (code)
);
INSERT INTO "emergency_phrase" VALUES(1,'fire','着火了');
CREATE TABLE filler (
	word VARCHAR NOT NULL, 
	PRIMARY KEY (word)
);
INSERT INTO "filler" VALUES('请问');
CREATE TABLE harmless_phrase (
	text VARCHAR NOT NULL, 
	PRIMARY KEY (text)
);
CREATE TABLE life_circle (
	source_code VARCHAR NOT NULL, 
	verified_on DATE, 
	verified_by VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	wording VARCHAR NOT NULL, 
	needs VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (code), 
	FOREIGN KEY(source_code) REFERENCES source (code)
);
CREATE TABLE life_event (
	source_code VARCHAR NOT NULL, 
	verified_on DATE, 
	verified_by VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (code), 
	FOREIGN KEY(source_code) REFERENCES source (code)
);
INSERT INTO "life_event" VALUES('practice',NULL,'','birth','出生',1);
CREATE TABLE life_event_ending (
	ending VARCHAR NOT NULL, 
	PRIMARY KEY (ending)
);
CREATE TABLE life_event_item (
	id INTEGER NOT NULL, 
	event_code VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	service_code VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(event_code) REFERENCES life_event (code), 
	FOREIGN KEY(service_code) REFERENCES service (code)
);
INSERT INTO "life_event_item" VALUES(1,'birth',1,'hj-1','');
CREATE TABLE life_event_phrase (
	id INTEGER NOT NULL, 
	event_code VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	stem BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(event_code) REFERENCES life_event (code)
);
CREATE TABLE notice (
	source_code VARCHAR NOT NULL, 
	verified_on DATE, 
	verified_by VARCHAR NOT NULL, 
	id INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	scope VARCHAR NOT NULL, 
	centre_code VARCHAR, 
	window_code VARCHAR, 
	service_code VARCHAR, 
	suspends BOOLEAN NOT NULL, 
	starts DATETIME NOT NULL, 
	ends DATETIME NOT NULL, 
	created_by VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	category_code VARCHAR, 
	PRIMARY KEY (id), 
	FOREIGN KEY(source_code) REFERENCES source (code), 
	FOREIGN KEY(centre_code) REFERENCES centre (code), 
	FOREIGN KEY(window_code) REFERENCES service_window (code), 
	FOREIGN KEY(service_code) REFERENCES service (code), 
	FOREIGN KEY(category_code) REFERENCES category (code)
);
INSERT INTO "notice" VALUES('practice',NULL,'',1,'3号窗口今天暂停','centre','guihe',NULL,NULL,0,'2026-11-23T08:00:00','2026-11-23T18:00:00','','2026-11-23T08:00:00',NULL);
CREATE TABLE pin (
	id INTEGER NOT NULL, 
	hash VARCHAR NOT NULL, 
	set_at DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE policy_line (
	source_code VARCHAR NOT NULL, 
	verified_on DATE, 
	verified_by VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	topic VARCHAR NOT NULL, 
	wording VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (code), 
	FOREIGN KEY(source_code) REFERENCES source (code)
);
CREATE TABLE question (
	source_code VARCHAR NOT NULL, 
	verified_on DATE, 
	verified_by VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (code), 
	FOREIGN KEY(source_code) REFERENCES source (code)
);
INSERT INTO "question" VALUES('practice',NULL,'','q-1','领补贴还是办证?');
CREATE TABLE question_choice (
	id INTEGER NOT NULL, 
	question_code VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	label VARCHAR NOT NULL, 
	service_code VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(question_code) REFERENCES question (code), 
	FOREIGN KEY(service_code) REFERENCES service (code)
);
INSERT INTO "question_choice" VALUES(1,'q-1',1,'领钱','mz-1');
INSERT INTO "question_choice" VALUES(2,'q-1',2,'迁户口','hj-1');
CREATE TABLE question_phrase (
	id INTEGER NOT NULL, 
	question_code VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(question_code) REFERENCES question (code)
);
INSERT INTO "question_phrase" VALUES(1,'q-1','办补贴');
CREATE TABLE question_word (
	word VARCHAR NOT NULL, 
	PRIMARY KEY (word)
);
CREATE TABLE refused_certificate (
	source_code VARCHAR NOT NULL, 
	verified_on DATE, 
	verified_by VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	service_code VARCHAR NOT NULL, 
	"instead" VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (code), 
	FOREIGN KEY(source_code) REFERENCES source (code), 
	FOREIGN KEY(service_code) REFERENCES service (code)
);
CREATE TABLE required_document (
	id INTEGER NOT NULL, 
	service_code VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	situation VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(service_code) REFERENCES service (code)
);
INSERT INTO "required_document" VALUES(1,'mz-1',1,'身份证','');
CREATE TABLE room (
	source_code VARCHAR NOT NULL, 
	verified_on DATE, 
	verified_by VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	centre_code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	floor VARCHAR NOT NULL, 
	wording VARCHAR NOT NULL, 
	planned BOOLEAN NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (code), 
	FOREIGN KEY(source_code) REFERENCES source (code), 
	FOREIGN KEY(centre_code) REFERENCES centre (code)
);
INSERT INTO "room" VALUES('report-2022-08-22',NULL,'','guihe-hall','guihe','便民服务大厅','hall','','',1,1);
CREATE TABLE room_need (
	room_code VARCHAR NOT NULL, 
	need_code VARCHAR NOT NULL, 
	PRIMARY KEY (room_code, need_code), 
	FOREIGN KEY(room_code) REFERENCES room (code), 
	FOREIGN KEY(need_code) REFERENCES circle_need (code)
);
CREATE TABLE row_change (
	id INTEGER NOT NULL, 
	change_id INTEGER, 
	table_name VARCHAR NOT NULL, 
	row_key VARCHAR NOT NULL, 
	about VARCHAR NOT NULL, 
	op VARCHAR NOT NULL, 
	"before" VARCHAR, 
	"after" VARCHAR, 
	PRIMARY KEY (id), 
	FOREIGN KEY(change_id) REFERENCES change (id)
);
CREATE TABLE schedule (
	source_code VARCHAR NOT NULL, 
	verified_on DATE, 
	verified_by VARCHAR NOT NULL, 
	id INTEGER NOT NULL, 
	centre_code VARCHAR NOT NULL, 
	window_code VARCHAR, 
	weekday INTEGER NOT NULL, 
	opens_1 VARCHAR NOT NULL, 
	closes_1 VARCHAR NOT NULL, 
	opens_2 VARCHAR NOT NULL, 
	closes_2 VARCHAR NOT NULL, 
	season_from VARCHAR NOT NULL, 
	season_to VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(source_code) REFERENCES source (code), 
	FOREIGN KEY(centre_code) REFERENCES centre (code), 
	FOREIGN KEY(window_code) REFERENCES service_window (code)
);
INSERT INTO "schedule" VALUES('sample',NULL,'',1,'guihe',NULL,1,'08:30','12:00','14:30','18:00','','');
CREATE TABLE search_phrase (
	id INTEGER NOT NULL, 
	target VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	squeezed VARCHAR NOT NULL, 
	prior INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE search_posting (
	feature VARCHAR NOT NULL, 
	ids BLOB NOT NULL, 
	PRIMARY KEY (feature)
);
CREATE TABLE search_state (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	phrases INTEGER NOT NULL, 
	postings INTEGER NOT NULL, 
	stale INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE sensitive_item (
	source_code VARCHAR NOT NULL, 
	verified_on DATE, 
	verified_by VARCHAR NOT NULL, 
	service_code VARCHAR NOT NULL, 
	hint VARCHAR NOT NULL, 
	neutral_name VARCHAR NOT NULL, 
	PRIMARY KEY (service_code), 
	FOREIGN KEY(source_code) REFERENCES source (code), 
	FOREIGN KEY(service_code) REFERENCES service (code)
);
CREATE TABLE service (
	source_code VARCHAR NOT NULL, 
	verified_on DATE, 
	verified_by VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	category_code VARCHAR NOT NULL, 
	department VARCHAR NOT NULL, 
	item_type VARCHAR NOT NULL, 
	levels VARCHAR NOT NULL, 
	eligibility VARCHAR NOT NULL, 
	fee VARCHAR NOT NULL, 
	legal_basis VARCHAR NOT NULL, 
	notes VARCHAR NOT NULL, 
	doubt VARCHAR NOT NULL, 
	confidence VARCHAR NOT NULL, 
	phone VARCHAR NOT NULL, 
	source_detail VARCHAR NOT NULL, 
	frequency INTEGER NOT NULL, 
	retired_on DATE, 
	policy_valid_to DATE, 
	apply_window VARCHAR DEFAULT '' NOT NULL, 
	apply_from VARCHAR DEFAULT '' NOT NULL, 
	apply_to VARCHAR DEFAULT '' NOT NULL, 
	in_person VARCHAR DEFAULT '' NOT NULL, 
	proxy_rule VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY (code), 
	FOREIGN KEY(source_code) REFERENCES source (code), 
	FOREIGN KEY(category_code) REFERENCES category (code)
);
INSERT INTO "service" VALUES('practice',NULL,'','mz-1','低保申请','mz','民政部门、乡镇政府','','社区|办事处','','免费','','','','high','','',9,NULL,NULL,'','','','','');
INSERT INTO "service" VALUES('practice',NULL,'','hj-1','户口迁移','hj','公安派出所','','派出所','','','','','','low','','',5,NULL,NULL,'','','','','');
CREATE TABLE service_at_location (
	source_code VARCHAR NOT NULL, 
	verified_on DATE, 
	verified_by VARCHAR NOT NULL, 
	id INTEGER NOT NULL, 
	centre_code VARCHAR NOT NULL, 
	service_code VARCHAR, 
	category_code VARCHAR, 
	room_code VARCHAR, 
	window_code VARCHAR, 
	mode VARCHAR NOT NULL, 
	wording VARCHAR NOT NULL, 
	planned BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(source_code) REFERENCES source (code), 
	FOREIGN KEY(centre_code) REFERENCES centre (code), 
	FOREIGN KEY(service_code) REFERENCES service (code), 
	FOREIGN KEY(category_code) REFERENCES category (code), 
	FOREIGN KEY(room_code) REFERENCES room (code), 
	FOREIGN KEY(window_code) REFERENCES service_window (code)
);
INSERT INTO "service_at_location" VALUES('sample',NULL,'',1,'guihe',NULL,'mz','guihe-hall','guihe-w1','直接办','',0);
CREATE TABLE service_name (
	id INTEGER NOT NULL, 
	service_code VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(service_code) REFERENCES service (code)
);
INSERT INTO "service_name" VALUES(1,'mz-1','吃低保','alias');
CREATE TABLE service_window (
	source_code VARCHAR NOT NULL, 
	verified_on DATE, 
	verified_by VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	centre_code VARCHAR NOT NULL, 
	room_code VARCHAR, 
	label VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	phone VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY (code), 
	FOREIGN KEY(source_code) REFERENCES source (code), 
	FOREIGN KEY(centre_code) REFERENCES centre (code), 
	FOREIGN KEY(room_code) REFERENCES room (code)
);
INSERT INTO "service_window" VALUES('sample',NULL,'','guihe-w1','guihe','guihe-hall','1号','民政救助',1,'');
CREATE TABLE setting (
	source_code VARCHAR NOT NULL, 
	verified_on DATE, 
	verified_by VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY(source_code) REFERENCES source (code)
);
INSERT INTO "setting" VALUES('sample',NULL,'','desk_centre','guihe');
CREATE TABLE source (
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	as_of DATE, 
	url VARCHAR NOT NULL, 
	PRIMARY KEY (code)
);
INSERT INTO "source" VALUES('report-2022-08-22','2022-08-22 报道','report','2022-08-22','');
INSERT INTO "source" VALUES('practice','通行做法, 未核实','practice',NULL,'');
INSERT INTO "source" VALUES('sample','示例','sample',NULL,'');
CREATE TABLE time_limit (
	id INTEGER NOT NULL, 
	service_code VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	days INTEGER, 
	unit VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(service_code) REFERENCES service (code)
);
INSERT INTO "time_limit" VALUES(1,'mz-1','legal','30个工作日',30,'工作日');
CREATE TABLE verification (
	id INTEGER NOT NULL, 
	about VARCHAR NOT NULL, 
	fact_group VARCHAR NOT NULL, 
	verified_on DATE NOT NULL, 
	verified_by VARCHAR NOT NULL, 
	how VARCHAR NOT NULL, 
	source_code VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(source_code) REFERENCES source (code)
);
CREATE INDEX ix_concept_concept ON concept (concept);
CREATE INDEX ix_circle_need_source_code ON circle_need (source_code);
CREATE INDEX ix_question_source_code ON question (source_code);
CREATE INDEX ix_emergency_source_code ON emergency (source_code);
CREATE INDEX ix_life_event_source_code ON life_event (source_code);
CREATE INDEX ix_row_change_about ON row_change (about);
CREATE INDEX ix_row_change_change_id ON row_change (change_id);
CREATE INDEX ix_verification_about ON verification (about);
CREATE INDEX ix_service_source_code ON service (source_code);
CREATE INDEX ix_service_category_code ON service (category_code);
CREATE INDEX ix_centre_source_code ON centre (source_code);
CREATE INDEX ix_life_circle_source_code ON life_circle (source_code);
CREATE INDEX ix_policy_line_source_code ON policy_line (source_code);
CREATE INDEX ix_setting_source_code ON setting (source_code);
CREATE INDEX ix_catchment_centre_code ON catchment (centre_code);
CREATE INDEX ix_catchment_source_code ON catchment (source_code);
CREATE INDEX ix_refused_certificate_service_code ON refused_certificate (service_code);
CREATE INDEX ix_refused_certificate_source_code ON refused_certificate (source_code);
CREATE INDEX ix_question_choice_question_code ON question_choice (question_code);
CREATE INDEX ix_question_choice_service_code ON question_choice (service_code);
CREATE INDEX ix_question_phrase_question_code ON question_phrase (question_code);
CREATE INDEX ix_emergency_phrase_emergency_code ON emergency_phrase (emergency_code);
CREATE INDEX ix_sensitive_item_source_code ON sensitive_item (source_code);
CREATE INDEX ix_life_event_phrase_event_code ON life_event_phrase (event_code);
CREATE INDEX ix_life_event_item_event_code ON life_event_item (event_code);
CREATE INDEX ix_life_event_item_service_code ON life_event_item (service_code);
CREATE INDEX ix_service_name_service_code ON service_name (service_code);
CREATE INDEX ix_required_document_service_code ON required_document (service_code);
CREATE INDEX ix_time_limit_service_code ON time_limit (service_code);
CREATE INDEX ix_centre_name_centre_code ON centre_name (centre_code);
CREATE INDEX ix_centre_state_source_code ON centre_state (source_code);
CREATE INDEX ix_centre_state_centre_code ON centre_state (centre_code);
CREATE INDEX ix_room_source_code ON room (source_code);
CREATE INDEX ix_room_centre_code ON room (centre_code);
CREATE INDEX ix_day_exception_day ON day_exception (day);
CREATE INDEX ix_day_exception_source_code ON day_exception (source_code);
CREATE INDEX ix_service_window_source_code ON service_window (source_code);
CREATE INDEX ix_service_window_centre_code ON service_window (centre_code);
CREATE INDEX ix_notice_ends ON notice (ends);
CREATE INDEX ix_notice_source_code ON notice (source_code);
CREATE INDEX ix_service_at_location_centre_code ON service_at_location (centre_code);
CREATE INDEX ix_service_at_location_category_code ON service_at_location (category_code);
CREATE INDEX ix_service_at_location_service_code ON service_at_location (service_code);
CREATE INDEX ix_service_at_location_source_code ON service_at_location (source_code);
CREATE INDEX ix_schedule_source_code ON schedule (source_code);
CREATE INDEX ix_schedule_centre_code ON schedule (centre_code);
CREATE TRIGGER stale_service_insert AFTER INSERT ON service BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_service_update AFTER UPDATE ON service BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_service_delete AFTER DELETE ON service BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_service_name_insert AFTER INSERT ON service_name BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_service_name_update AFTER UPDATE ON service_name BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_service_name_delete AFTER DELETE ON service_name BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_category_insert AFTER INSERT ON category BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_category_update AFTER UPDATE ON category BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_category_delete AFTER DELETE ON category BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_centre_insert AFTER INSERT ON centre BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_centre_update AFTER UPDATE ON centre BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_centre_delete AFTER DELETE ON centre BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_centre_name_insert AFTER INSERT ON centre_name BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_centre_name_update AFTER UPDATE ON centre_name BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_centre_name_delete AFTER DELETE ON centre_name BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_room_insert AFTER INSERT ON room BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_room_update AFTER UPDATE ON room BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_room_delete AFTER DELETE ON room BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_catchment_insert AFTER INSERT ON catchment BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_catchment_update AFTER UPDATE ON catchment BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_catchment_delete AFTER DELETE ON catchment BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_service_window_insert AFTER INSERT ON service_window BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_service_window_update AFTER UPDATE ON service_window BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_service_window_delete AFTER DELETE ON service_window BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_concept_insert AFTER INSERT ON concept BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_concept_update AFTER UPDATE ON concept BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_concept_delete AFTER DELETE ON concept BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_filler_insert AFTER INSERT ON filler BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_filler_update AFTER UPDATE ON filler BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
CREATE TRIGGER stale_filler_delete AFTER DELETE ON filler BEGIN UPDATE search_state SET stale = 1 WHERE stale = 0; END;
COMMIT;
