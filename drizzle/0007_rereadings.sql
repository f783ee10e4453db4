CREATE TABLE "rereadings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rereadings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"revision_id" bigint NOT NULL,
	"from_version" text NOT NULL,
	"to_version" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"added" integer NOT NULL,
	"dropped" integer NOT NULL,
	"altered" integer NOT NULL,
	"digest_id" bigint
);
--> statement-breakpoint
ALTER TABLE "changes" ADD COLUMN "cause" text DEFAULT 'text' NOT NULL;--> statement-breakpoint
ALTER TABLE "changes" ADD COLUMN "superseded_cause" text;--> statement-breakpoint
ALTER TABLE "changes" ADD COLUMN "replaced_by" bigint;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "extractor_version" text;--> statement-breakpoint
UPDATE "claims" SET "extractor_version" = coalesce(r."extractor_version", '1') FROM "revisions" r WHERE r."id" = "claims"."revision_id";--> statement-breakpoint
ALTER TABLE "claims" ALTER COLUMN "extractor_version" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "superseded_by" bigint;--> statement-breakpoint
ALTER TABLE "pairs" ADD COLUMN "first_compared_at" timestamp(3) with time zone;--> statement-breakpoint
UPDATE "pairs" SET "first_compared_at" = coalesce("compared_at", (SELECT min(c."recorded_at") FROM "changes" c WHERE c."from_revision" = "pairs"."from_revision" AND c."to_revision" = "pairs"."to_revision")) WHERE "generation" > 0;--> statement-breakpoint
ALTER TABLE "pairs" ADD COLUMN "reread" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "reread_owed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "claim_order" integer[];--> statement-breakpoint
ALTER TABLE "rereadings" ADD CONSTRAINT "rereadings_revision_id_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rereadings_revision" ON "rereadings" USING btree ("revision_id");--> statement-breakpoint
CREATE INDEX "rereadings_untold" ON "rereadings" USING btree ("at") WHERE "digest_id" IS NULL;--> statement-breakpoint
CREATE INDEX "revisions_reread_owed" ON "revisions" USING btree ("article_id","id") WHERE "reread_owed";