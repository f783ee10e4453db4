CREATE TABLE "appearances" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "appearances_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"text_id" bigint NOT NULL,
	"dump_id" bigint NOT NULL,
	"ordinal" integer NOT NULL,
	"start_byte" bigint NOT NULL,
	"end_byte" bigint NOT NULL,
	"published" text,
	"published_evidence" text,
	"observed_at" timestamp(3) with time zone NOT NULL,
	"observed_stated" boolean NOT NULL,
	"outlet" text,
	"byline" text,
	"url" text,
	"section" text,
	"furniture" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "arrivals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "arrivals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"claim_key" text NOT NULL,
	"dump_id" bigint,
	"name" text NOT NULL,
	"inbox_path" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"outcome" text,
	"failure" jsonb,
	"receipt" jsonb,
	"shelved_as" text,
	"shelved_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "articles" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "articles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp(3) with time zone NOT NULL,
	"merged_into" bigint
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"from_revision" bigint NOT NULL,
	"to_revision" bigint NOT NULL,
	"article_id" bigint NOT NULL,
	"generation" integer NOT NULL,
	"no" integer NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"subject_key" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"sentence_before" text,
	"sentence_after" text,
	"label" text NOT NULL,
	"rule" text NOT NULL,
	"declared_by" text,
	"retraction" boolean NOT NULL,
	"priority" smallint NOT NULL,
	"claim_before" integer,
	"claim_after" integer,
	"extractor_version" text NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"superseded_at" timestamp(3) with time zone,
	"digest_id" bigint,
	"amended_by" bigint
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "claims_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"revision_id" bigint NOT NULL,
	"no" integer NOT NULL,
	"kind" text NOT NULL,
	"part" text NOT NULL,
	"standing" text NOT NULL,
	"subject" text NOT NULL,
	"subject_key" text NOT NULL,
	"attribution" text,
	"hedge" text,
	"start_unit" integer NOT NULL,
	"end_unit" integer NOT NULL,
	"sentence_start" integer NOT NULL,
	"sentence_end" integer NOT NULL,
	"value_text" text NOT NULL,
	"bound" text NOT NULL,
	"value" double precision,
	"low" double precision,
	"high" double precision,
	"trend" text,
	"unit" text,
	"unit_text" text,
	"concept" text,
	"time_type" text,
	"time_value" text,
	"time_mod" text
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deliveries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"digest_id" bigint NOT NULL,
	"channel" text NOT NULL,
	"delivered_at" timestamp(3) with time zone,
	"receipt" jsonb
);
--> statement-breakpoint
CREATE TABLE "digest_entries" (
	"digest_id" bigint NOT NULL,
	"no" integer NOT NULL,
	"change_id" bigint NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "digest_entries_digest_id_change_id_role_pk" PRIMARY KEY("digest_id","change_id","role")
);
--> statement-breakpoint
CREATE TABLE "digests" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "digests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"subscription" text NOT NULL,
	"window_key" text NOT NULL,
	"starts_at" timestamp(3) with time zone NOT NULL,
	"ends_at" timestamp(3) with time zone NOT NULL,
	"issued_at" timestamp(3) with time zone NOT NULL,
	"change_count" integer NOT NULL,
	"first_line" text NOT NULL,
	"markdown" text NOT NULL,
	"json" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dumps" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "dumps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sha256" text NOT NULL,
	"name" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"observed_at" timestamp(3) with time zone NOT NULL,
	"state" text NOT NULL,
	"compression" text,
	"detection" jsonb,
	"summary" jsonb,
	"failure" jsonb,
	"split_at" timestamp(3) with time zone,
	"recorded_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "facts" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "heartbeats" (
	"name" text PRIMARY KEY NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "links" (
	"text_a" bigint NOT NULL,
	"text_b" bigint NOT NULL,
	"kind" text NOT NULL,
	"evidence" jsonb NOT NULL,
	CONSTRAINT "links_text_a_text_b_pk" PRIMARY KEY("text_a","text_b")
);
--> statement-breakpoint
CREATE TABLE "pairs" (
	"from_revision" bigint NOT NULL,
	"to_revision" bigint NOT NULL,
	"article_id" bigint NOT NULL,
	"compared_at" timestamp(3) with time zone,
	"extractor_version" text,
	"generation" integer DEFAULT 0 NOT NULL,
	"superseded_at" timestamp(3) with time zone,
	CONSTRAINT "pairs_from_revision_to_revision_pk" PRIMARY KEY("from_revision","to_revision")
);
--> statement-breakpoint
CREATE TABLE "ranges" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ranges_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"dump_id" bigint NOT NULL,
	"no" integer NOT NULL,
	"cuts" bigint[] NOT NULL,
	"recorded_at" timestamp(3) with time zone,
	"new_count" integer DEFAULT 0 NOT NULL,
	"revised_count" integer DEFAULT 0 NOT NULL,
	"known_count" integer DEFAULT 0 NOT NULL,
	"rejections" jsonb DEFAULT '[]'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "revisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"text_id" bigint NOT NULL,
	"occurrence" smallint NOT NULL,
	"position" integer NOT NULL,
	"published" text,
	"observed_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"outlet" text,
	"url" text,
	"superseded_at" timestamp(3) with time zone,
	"claims_owed" boolean NOT NULL,
	"extractor_version" text
);
--> statement-breakpoint
CREATE TABLE "signature_keys" (
	"key" bigint NOT NULL,
	"text_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "step_failures" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "step_failures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"job" text NOT NULL,
	"payload" jsonb NOT NULL,
	"payload_key" text NOT NULL,
	"message" text NOT NULL,
	"times" integer NOT NULL,
	"first_at" timestamp(3) with time zone NOT NULL,
	"last_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "texts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "texts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"headline" text,
	"body" text NOT NULL,
	"notices" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "appearances" ADD CONSTRAINT "appearances_text_id_texts_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appearances" ADD CONSTRAINT "appearances_dump_id_dumps_id_fk" FOREIGN KEY ("dump_id") REFERENCES "public"."dumps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arrivals" ADD CONSTRAINT "arrivals_dump_id_dumps_id_fk" FOREIGN KEY ("dump_id") REFERENCES "public"."dumps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_revision_id_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_digest_id_digests_id_fk" FOREIGN KEY ("digest_id") REFERENCES "public"."digests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_entries" ADD CONSTRAINT "digest_entries_digest_id_digests_id_fk" FOREIGN KEY ("digest_id") REFERENCES "public"."digests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairs" ADD CONSTRAINT "pairs_from_revision_revisions_id_fk" FOREIGN KEY ("from_revision") REFERENCES "public"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairs" ADD CONSTRAINT "pairs_to_revision_revisions_id_fk" FOREIGN KEY ("to_revision") REFERENCES "public"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ranges" ADD CONSTRAINT "ranges_dump_id_dumps_id_fk" FOREIGN KEY ("dump_id") REFERENCES "public"."dumps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_text_id_texts_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "texts" ADD CONSTRAINT "texts_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "appearances_dump_ordinal" ON "appearances" USING btree ("dump_id","ordinal");--> statement-breakpoint
CREATE INDEX "appearances_text" ON "appearances" USING btree ("text_id");--> statement-breakpoint
CREATE UNIQUE INDEX "arrivals_claim_key" ON "arrivals" USING btree ("claim_key");--> statement-breakpoint
CREATE INDEX "arrivals_dump" ON "arrivals" USING btree ("dump_id");--> statement-breakpoint
CREATE INDEX "arrivals_received_at" ON "arrivals" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "arrivals_owed" ON "arrivals" USING btree ("id") WHERE "shelved_at" IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "changes_pair_generation_no" ON "changes" USING btree ("from_revision","to_revision","generation","no");--> statement-breakpoint
CREATE INDEX "changes_article" ON "changes" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "changes_untold" ON "changes" USING btree ("recorded_at") WHERE "digest_id" IS NULL AND "superseded_at" IS NULL;--> statement-breakpoint
CREATE INDEX "changes_to_amend" ON "changes" USING btree ("id") WHERE "digest_id" IS NOT NULL AND "superseded_at" IS NOT NULL AND "amended_by" IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "claims_revision_no" ON "claims" USING btree ("revision_id","no");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_digest_channel" ON "deliveries" USING btree ("digest_id","channel");--> statement-breakpoint
CREATE INDEX "deliveries_owed" ON "deliveries" USING btree ("id") WHERE "delivered_at" IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "digests_window" ON "digests" USING btree ("subscription","window_key");--> statement-breakpoint
CREATE INDEX "digests_ends_at" ON "digests" USING btree ("subscription","ends_at");--> statement-breakpoint
CREATE UNIQUE INDEX "dumps_sha256" ON "dumps" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "dumps_received_at" ON "dumps" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "links_text_b" ON "links" USING btree ("text_b");--> statement-breakpoint
CREATE INDEX "pairs_to" ON "pairs" USING btree ("to_revision");--> statement-breakpoint
CREATE INDEX "pairs_article" ON "pairs" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "pairs_owed" ON "pairs" USING btree ("from_revision") WHERE "compared_at" IS NULL AND "superseded_at" IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "ranges_dump_no" ON "ranges" USING btree ("dump_id","no");--> statement-breakpoint
CREATE INDEX "ranges_owed" ON "ranges" USING btree ("id") WHERE "recorded_at" IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "revisions_text_occurrence" ON "revisions" USING btree ("text_id","occurrence");--> statement-breakpoint
CREATE INDEX "revisions_article" ON "revisions" USING btree ("article_id","position");--> statement-breakpoint
CREATE INDEX "revisions_claims_owed" ON "revisions" USING btree ("id") WHERE "claims_owed";--> statement-breakpoint
CREATE INDEX "signature_keys_key" ON "signature_keys" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "step_failures_payload" ON "step_failures" USING btree ("job","payload_key");--> statement-breakpoint
CREATE UNIQUE INDEX "texts_content_hash" ON "texts" USING btree ("content_hash");--> statement-breakpoint
CREATE INDEX "texts_article" ON "texts" USING btree ("article_id");