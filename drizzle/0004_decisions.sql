CREATE TABLE "decisions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "decisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"texts_a" bigint[] NOT NULL,
	"texts_b" bigint[] NOT NULL,
	"note" text,
	"decided_by" text NOT NULL,
	"decided_at" timestamp(3) with time zone NOT NULL,
	"undone_by" text,
	"undone_at" timestamp(3) with time zone
);
--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "overruled_by" bigint;--> statement-breakpoint
CREATE INDEX "decisions_in_force" ON "decisions" USING btree ("id") WHERE "undone_at" IS NULL;