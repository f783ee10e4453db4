CREATE TABLE "measure_keys" (
	"key" bigint NOT NULL,
	"measure_id" bigint NOT NULL,
	CONSTRAINT "measure_keys_key_measure_id_pk" PRIMARY KEY("key","measure_id")
);
--> statement-breakpoint
CREATE TABLE "measure_links" (
	"measure_a" bigint NOT NULL,
	"measure_b" bigint NOT NULL,
	"strength" real NOT NULL,
	CONSTRAINT "measure_links_measure_a_measure_b_pk" PRIMARY KEY("measure_a","measure_b")
);
--> statement-breakpoint
CREATE TABLE "measures" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "measures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"hash" text NOT NULL,
	"series_id" bigint NOT NULL,
	"profile" jsonb NOT NULL,
	"keys" bigint[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "points" (
	"claim_id" bigint PRIMARY KEY NOT NULL,
	"measure_id" bigint NOT NULL,
	"revision_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "series" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "series_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"pinned" boolean DEFAULT false NOT NULL,
	"merged_into" bigint,
	"emptied_at" timestamp(3) with time zone,
	"created_at" timestamp(3) with time zone NOT NULL,
	"words" "tsvector" DEFAULT ''::tsvector NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('english'::regconfig, "name"), 'A') || "words") STORED
);
--> statement-breakpoint
CREATE TABLE "series_decisions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "series_decisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"series_id" bigint NOT NULL,
	"other_id" bigint,
	"measures_a" text[] NOT NULL,
	"measures_b" text[] NOT NULL,
	"name" text,
	"note" text,
	"decided_by" text NOT NULL,
	"decided_at" timestamp(3) with time zone NOT NULL,
	"undone_by" text,
	"undone_at" timestamp(3) with time zone
);
--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "series_owed" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points" ADD CONSTRAINT "points_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "measure_links_b" ON "measure_links" USING btree ("measure_b");--> statement-breakpoint
CREATE UNIQUE INDEX "measures_hash" ON "measures" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "measures_series" ON "measures" USING btree ("series_id");--> statement-breakpoint
CREATE INDEX "points_measure" ON "points" USING btree ("measure_id");--> statement-breakpoint
CREATE INDEX "points_revision" ON "points" USING btree ("revision_id");--> statement-breakpoint
CREATE INDEX "series_search" ON "series" USING gin ("search");--> statement-breakpoint
CREATE INDEX "series_pinned" ON "series" USING btree ("id") WHERE "pinned";--> statement-breakpoint
CREATE INDEX "series_merged_into" ON "series" USING btree ("merged_into") WHERE "merged_into" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "series_decisions_in_force" ON "series_decisions" USING btree ("id") WHERE "undone_at" IS NULL;--> statement-breakpoint
CREATE INDEX "revisions_series_owed" ON "revisions" USING btree ("id") WHERE "series_owed";