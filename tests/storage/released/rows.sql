-- part: report
INSERT INTO source VALUES ('report-2022-08-22', '2022-08-22 报道', 'report', '2022-08-22', '');
INSERT INTO category VALUES ('mz', '民政救助', 2);
INSERT INTO category VALUES ('hj', '户籍', 1);
INSERT INTO centre (code, name, level, parent, address, floor_area, land_area, storeys, serves, notes,
  position, source_code, verified_by) VALUES ('guihe', '贵和家园社区便民服务中心', '社区级', '中州办事处',
  '', '约1500平方米', '', '', '', '', 1, 'report-2022-08-22', '');
INSERT INTO centre_name (centre_code, text, kind) VALUES ('guihe', '贵和', 'alias');
INSERT INTO centre_state (centre_code, state, wording, expected_text, expected_by, source_code, verified_by)
  VALUES ('guihe', '装修', '目前正在进行装修', '预计9月份投入使用', '2022-09-30', 'report-2022-08-22', '');
INSERT INTO room (code, centre_code, name, kind, floor, wording, planned, position, source_code, verified_by)
  VALUES ('guihe-hall', 'guihe', '便民服务大厅', 'hall', '', '', 1, 1, 'report-2022-08-22', '');
-- part: services
INSERT INTO source VALUES ('practice', '通行做法, 未核实', 'practice', NULL, '');
INSERT INTO service (code, name, category_code, department, item_type, levels, eligibility, fee, legal_basis,
  notes, doubt, confidence, phone, source_detail, frequency, source_code, verified_by)
  VALUES ('mz-1', '低保申请', 'mz', '民政部门、乡镇政府',
  '', '社区|办事处', '', '免费', '', '', '', 'high', '', '', 9, 'practice', '');
INSERT INTO service (code, name, category_code, department, item_type, levels, eligibility, fee, legal_basis,
  notes, doubt, confidence, phone, source_detail, frequency, source_code, verified_by)
  VALUES ('hj-1', '户口迁移', 'hj', '公安派出所',
  '', '派出所', '', '', '', '', '', 'low', '', '', 5, 'practice', '');
INSERT INTO service_name (service_code, text, kind) VALUES ('mz-1', '吃低保', 'alias');
INSERT INTO required_document (service_code, position, name, situation) VALUES ('mz-1', 1, '身份证', '');
INSERT INTO time_limit (service_code, kind, text, days, unit)
  VALUES ('mz-1', 'legal', '30个工作日', 30, '工作日');
INSERT INTO confusion VALUES ('mz-1', 'hj-1', '不是一回事');
INSERT INTO concept (concept, word) VALUES ('补办', '丢了');
INSERT INTO filler VALUES ('请问');
INSERT INTO question (code, text, source_code, verified_by) VALUES ('q-1', '领补贴还是办证?', 'practice', '');
INSERT INTO question_choice (question_code, position, label, service_code) VALUES ('q-1', 1, '领钱', 'mz-1');
INSERT INTO question_choice (question_code, position, label, service_code) VALUES ('q-1', 2, '迁户口', 'hj-1');
INSERT INTO question_phrase (question_code, text) VALUES ('q-1', '办补贴');
INSERT INTO emergency (code, title, number, sentence, position, source_code, verified_by)
  VALUES ('fire', '着火', '119', '先拨 119。', 1, 'practice', '');
INSERT INTO emergency_phrase (emergency_code, text) VALUES ('fire', '着火了');
INSERT INTO life_event (code, name, position, source_code, verified_by) VALUES ('birth', '出生', 1, 'practice', '');
INSERT INTO life_event_item (event_code, position, service_code, note) VALUES ('birth', 1, 'hj-1', '');
INSERT INTO notice (text, scope, centre_code, suspends, starts, ends, created_by, created_at, source_code, verified_by)
  VALUES ('3号窗口今天暂停', 'centre', 'guihe', 0, '2026-11-23T08:00:00', '2026-11-23T18:00:00', '', '2026-11-23T08:00:00',
  'practice', '');
-- part: sample
INSERT INTO source VALUES ('sample', '示例', 'sample', NULL, '');
INSERT INTO centre_state (centre_code, state, wording, expected_text, source_code, verified_by)
  VALUES ('guihe', '开放', '示例: 假设已开放', '', 'sample', '');
INSERT INTO service_window (code, centre_code, room_code, label, title, position, source_code, verified_by)
  VALUES ('guihe-w1', 'guihe', 'guihe-hall', '1号', '民政救助', 1, 'sample', '');
INSERT INTO service_at_location (centre_code, category_code, room_code, window_code, mode, wording, planned,
  source_code, verified_by) VALUES ('guihe', 'mz', 'guihe-hall', 'guihe-w1', '直接办', '', 0, 'sample', '');
INSERT INTO schedule (centre_code, weekday, opens_1, closes_1, opens_2, closes_2, season_from, season_to,
  source_code, verified_by) VALUES ('guihe', 1, '08:30', '12:00', '14:30', '18:00', '', '', 'sample', '');
INSERT INTO setting (key, value, source_code, verified_by) VALUES ('desk_centre', 'guihe', 'sample', '');
