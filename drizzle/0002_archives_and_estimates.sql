CREATE TABLE "entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"dump_id" bigint NOT NULL,
	"no" integer NOT NULL,
	"name" text NOT NULL,
	"start_byte" bigint NOT NULL,
	"end_byte" bigint NOT NULL,
	"modified_at" timestamp(3) with time zone,
	"detection" jsonb,
	"summary" jsonb,
	"failure" jsonb
);
--> statement-breakpoint
DROP INDEX "dumps_sha256";--> statement-breakpoint
ALTER TABLE "appearances" ADD COLUMN "estimated_from" text;--> statement-breakpoint
ALTER TABLE "appearances" ADD COLUMN "estimated_to" text;--> statement-breakpoint
ALTER TABLE "appearances" ADD COLUMN "estimate_evidence" jsonb;--> statement-breakpoint
ALTER TABLE "dumps" ADD COLUMN "modified_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "dumps" ADD COLUMN "hints" jsonb;--> statement-breakpoint
ALTER TABLE "dumps" ADD COLUMN "reading" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "estimated_from" text;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "estimated_to" text;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_dump_id_dumps_id_fk" FOREIGN KEY ("dump_id") REFERENCES "public"."dumps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "entries_dump_no" ON "entries" USING btree ("dump_id","no");--> statement-breakpoint
CREATE INDEX "entries_dump_start" ON "entries" USING btree ("dump_id","start_byte");--> statement-breakpoint
CREATE UNIQUE INDEX "dumps_sha256_reading" ON "dumps" USING btree ("sha256","reading");