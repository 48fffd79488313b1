BEGIN TRANSACTION;
CREATE TABLE events (
	page VARCHAR NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	n INTEGER NOT NULL, 
	type VARCHAR NOT NULL, 
	mode VARCHAR, 
	"trigger" JSON NOT NULL, 
	actor JSON NOT NULL, 
	recipient JSON NOT NULL, 
	date VARCHAR, 
	place JSON, 
	statement INTEGER, 
	dead INTEGER, 
	wounded INTEGER, 
	why TEXT NOT NULL, 
	PRIMARY KEY (page, hash, n), 
	FOREIGN KEY(page, hash) REFERENCES versions (page, hash) ON DELETE CASCADE
);
CREATE TABLE names (
	page VARCHAR NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	n INTEGER NOT NULL, 
	span JSON NOT NULL, 
	kind VARCHAR NOT NULL, 
	name TEXT NOT NULL, 
	entity VARCHAR, 
	PRIMARY KEY (page, hash, n), 
	FOREIGN KEY(page, hash) REFERENCES versions (page, hash) ON DELETE CASCADE
);
INSERT INTO "names" VALUES('p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',1,'[72, 81]','person','سامي حداد',NULL);
INSERT INTO "names" VALUES('p2.txt','eeb3a7993eb520f19ac210ef6edc0809c7a0db6a78616930f32d16c6d68797d5',1,'[0, 4]','person','حداد',NULL);
INSERT INTO "names" VALUES('p2.txt','eeb3a7993eb520f19ac210ef6edc0809c7a0db6a78616930f32d16c6d68797d5',2,'[31, 40]','person','سامي حداد',NULL);
CREATE TABLE pages (
	id VARCHAR NOT NULL, 
	url TEXT, 
	hash VARCHAR(64) NOT NULL, 
	removed TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "pages" VALUES('p1.txt',NULL,'6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',NULL);
INSERT INTO "pages" VALUES('p2.txt',NULL,'eeb3a7993eb520f19ac210ef6edc0809c7a0db6a78616930f32d16c6d68797d5',NULL);
CREATE TABLE reviews (
	n INTEGER NOT NULL, 
	verdict VARCHAR NOT NULL, 
	a TEXT NOT NULL, 
	b TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	note TEXT NOT NULL, 
	PRIMARY KEY (n)
);
INSERT INTO "reviews" VALUES(1,'same','p1.txt#s1','p2.txt#s1','سميرة','الخبر نفسه');
CREATE TABLE skipped (
	source TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	build INTEGER NOT NULL, 
	PRIMARY KEY (source)
);
CREATE TABLE statements (
	page VARCHAR NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	n INTEGER NOT NULL, 
	cue JSON NOT NULL, 
	source JSON, 
	speaker TEXT NOT NULL, 
	entity VARCHAR, 
	candidates JSON NOT NULL, 
	content JSON NOT NULL, 
	quote VARCHAR NOT NULL, 
	denies BOOLEAN NOT NULL, 
	via JSON NOT NULL, 
	said_on VARCHAR, 
	act VARCHAR NOT NULL, 
	rule VARCHAR NOT NULL, 
	why TEXT NOT NULL, 
	PRIMARY KEY (page, hash, n), 
	FOREIGN KEY(page, hash) REFERENCES versions (page, hash) ON DELETE CASCADE
);
INSERT INTO "statements" VALUES('p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',1,'[13, 14]','[0, 13]','سامي حداد',NULL,'[]','[[15, 27]]','direct',0,'[]',NULL,'asserts','headline:colon','headline:colon; speaker: the page names سامي حداد with this office');
INSERT INTO "statements" VALUES('p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',2,'[54, 57]','[58, 81]','سامي حداد',NULL,'[]','[[85, 105]]','indirect',0,'[]',NULL,'asserts','verb:that','verb:that; speaker: the page''s fullest form of «سامي حداد»');
INSERT INTO "statements" VALUES('p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',3,'[107, 112]','null','سامي حداد',NULL,'[]','[[120, 153]]','indirect',0,'[]',NULL,'asserts','participle:that','participle:that; speaker: depends on the statement before it in the sentence');
INSERT INTO "statements" VALUES('p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',4,'[156, 159]','[160, 181]','سامي حداد',NULL,'[]','[[182, 208]]','indirect',1,'[]',NULL,'denies','verb:object','verb:object; speaker: the last who spoke under such a description');
INSERT INTO "statements" VALUES('p2.txt','eeb3a7993eb520f19ac210ef6edc0809c7a0db6a78616930f32d16c6d68797d5',1,'[4, 5]','[0, 4]','سامي حداد',NULL,'[]','[[6, 18]]','direct',0,'[]',NULL,'asserts','headline:colon','headline:colon; speaker: the page''s fullest form of «حداد»');
INSERT INTO "statements" VALUES('p2.txt','eeb3a7993eb520f19ac210ef6edc0809c7a0db6a78616930f32d16c6d68797d5',2,'[20, 23]','[24, 40]','سامي حداد',NULL,'[]','[[44, 78]]','indirect',0,'[]',NULL,'asserts','verb:that','verb:that; speaker: the page''s fullest form of «سامي حداد»');
CREATE TABLE tawatur_meta (
	"key" VARCHAR NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "tawatur_meta" VALUES('schema','1');
INSERT INTO "tawatur_meta" VALUES('build','1');
CREATE TABLE terms (
	term VARCHAR NOT NULL, 
	field VARCHAR(1) NOT NULL, 
	page VARCHAR NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	n INTEGER NOT NULL, 
	PRIMARY KEY (term, field, page, hash, n), 
	FOREIGN KEY(page, hash, n) REFERENCES statements (page, hash, n) ON DELETE CASCADE
);
INSERT INTO "terms" VALUES('حداد','s','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',1);
INSERT INTO "terms" VALUES('سام','s','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',1);
INSERT INTO "terms" VALUES('صامد','c','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',1);
INSERT INTO "terms" VALUES('هدن','c','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',1);
INSERT INTO "terms" VALUES('حداد','s','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',2);
INSERT INTO "terms" VALUES('سام','s','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',2);
INSERT INTO "terms" VALUES('شهر','c','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',2);
INSERT INTO "terms" VALUES('صامد','c','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',2);
INSERT INTO "terms" VALUES('منذ','c','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',2);
INSERT INTO "terms" VALUES('هدن','c','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',2);
INSERT INTO "terms" VALUES('حداد','s','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',3);
INSERT INTO "terms" VALUES('سام','s','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',3);
INSERT INTO "terms" VALUES('ثلاثاء','c','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',3);
INSERT INTO "terms" VALUES('عاصم','c','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',3);
INSERT INTO "terms" VALUES('غادرت','c','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',3);
INSERT INTO "terms" VALUES('وفود','c','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',3);
INSERT INTO "terms" VALUES('يوم','c','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',3);
INSERT INTO "terms" VALUES('حداد','s','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',4);
INSERT INTO "terms" VALUES('سام','s','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',4);
INSERT INTO "terms" VALUES('اتصال','c','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',4);
INSERT INTO "terms" VALUES('اي','c','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',4);
INSERT INTO "terms" VALUES('حكوم','c','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',4);
INSERT INTO "terms" VALUES('مع','c','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',4);
INSERT INTO "terms" VALUES('وجود','c','p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',4);
INSERT INTO "terms" VALUES('حداد','s','p2.txt','eeb3a7993eb520f19ac210ef6edc0809c7a0db6a78616930f32d16c6d68797d5',1);
INSERT INTO "terms" VALUES('سام','s','p2.txt','eeb3a7993eb520f19ac210ef6edc0809c7a0db6a78616930f32d16c6d68797d5',1);
INSERT INTO "terms" VALUES('صامد','c','p2.txt','eeb3a7993eb520f19ac210ef6edc0809c7a0db6a78616930f32d16c6d68797d5',1);
INSERT INTO "terms" VALUES('هدن','c','p2.txt','eeb3a7993eb520f19ac210ef6edc0809c7a0db6a78616930f32d16c6d68797d5',1);
INSERT INTO "terms" VALUES('حداد','s','p2.txt','eeb3a7993eb520f19ac210ef6edc0809c7a0db6a78616930f32d16c6d68797d5',2);
INSERT INTO "terms" VALUES('سام','s','p2.txt','eeb3a7993eb520f19ac210ef6edc0809c7a0db6a78616930f32d16c6d68797d5',2);
INSERT INTO "terms" VALUES('شهر','c','p2.txt','eeb3a7993eb520f19ac210ef6edc0809c7a0db6a78616930f32d16c6d68797d5',2);
INSERT INTO "terms" VALUES('صامد','c','p2.txt','eeb3a7993eb520f19ac210ef6edc0809c7a0db6a78616930f32d16c6d68797d5',2);
INSERT INTO "terms" VALUES('في','c','p2.txt','eeb3a7993eb520f19ac210ef6edc0809c7a0db6a78616930f32d16c6d68797d5',2);
INSERT INTO "terms" VALUES('كل','c','p2.txt','eeb3a7993eb520f19ac210ef6edc0809c7a0db6a78616930f32d16c6d68797d5',2);
INSERT INTO "terms" VALUES('مناطق','c','p2.txt','eeb3a7993eb520f19ac210ef6edc0809c7a0db6a78616930f32d16c6d68797d5',2);
INSERT INTO "terms" VALUES('منذ','c','p2.txt','eeb3a7993eb520f19ac210ef6edc0809c7a0db6a78616930f32d16c6d68797d5',2);
INSERT INTO "terms" VALUES('هدن','c','p2.txt','eeb3a7993eb520f19ac210ef6edc0809c7a0db6a78616930f32d16c6d68797d5',2);
CREATE TABLE times (
	page VARCHAR NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	n INTEGER NOT NULL, 
	span JSON NOT NULL, 
	type VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	mod VARCHAR, 
	PRIMARY KEY (page, hash, n), 
	FOREIGN KEY(page, hash) REFERENCES versions (page, hash) ON DELETE CASCADE
);
INSERT INTO "times" VALUES('p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',1,'[36, 53]','DATE','2019-03-12',NULL);
INSERT INTO "times" VALUES('p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',2,'[98, 105]','DATE','2019-02',NULL);
INSERT INTO "times" VALUES('p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',3,'[141, 153]','DATE','2019-03-12',NULL);
INSERT INTO "times" VALUES('p2.txt','eeb3a7993eb520f19ac210ef6edc0809c7a0db6a78616930f32d16c6d68797d5',1,'[57, 64]','DATE','XXXX-XX-XX',NULL);
CREATE TABLE versions (
	page VARCHAR NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	number INTEGER NOT NULL, 
	build INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	title JSON, 
	body JSON NOT NULL, 
	outlet TEXT, 
	credits JSON NOT NULL, 
	published VARCHAR, 
	basis VARCHAR NOT NULL, 
	evidence JSON NOT NULL, 
	PRIMARY KEY (page, hash)
);
INSERT INTO "versions" VALUES('p1.txt','6db5577b939bee692acfa37506f50ba36b8af24e01d03c3db81d7c933536d038',1,1,'وزير الخارجية: الهدنة صامدة

عمان - 12 آذار/مارس 2019
قال وزير الخارجية سامي حداد إن الهدنة صامدة منذ شهر، مشيرا إلى أن الوفود غادرت العاصمة يوم الثلاثاء.
ونفى المتحدث باسم المعارضة وجود أي اتصالات مع الحكومة.
','[0, 27]','[[54, 154], [155, 209]]',NULL,'[]','2019-03-12','stated','[[36, 53]]');
INSERT INTO "versions" VALUES('p2.txt','eeb3a7993eb520f19ac210ef6edc0809c7a0db6a78616930f32d16c6d68797d5',1,1,'حداد: الهدنة صامدة

قال الوزير سامي حداد إن الهدنة صامدة منذ شهر في كل المناطق.
','[0, 18]','[[20, 79]]',NULL,'[]',NULL,'unknown','[]');
CREATE TABLE views (
	name TEXT NOT NULL, 
	made_of VARCHAR NOT NULL, 
	value JSON NOT NULL, 
	PRIMARY KEY (name)
);
CREATE INDEX terms_of_statement ON terms (page, hash, n);
COMMIT;
