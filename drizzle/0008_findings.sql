CREATE TABLE "findings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "findings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"revision_id" bigint NOT NULL,
	"from_revision" bigint,
	"article_id" bigint NOT NULL,
	"no" integer NOT NULL,
	"key" text NOT NULL,
	"detail" jsonb NOT NULL,
	"extractor_version" text NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"superseded_at" timestamp(3) with time zone,
	"digest_id" bigint,
	"amended_by" bigint
);
--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_revision_id_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "findings_revision" ON "findings" USING btree ("revision_id");--> statement-breakpoint
CREATE INDEX "findings_article" ON "findings" USING btree ("article_id","key");--> statement-breakpoint
CREATE INDEX "findings_untold" ON "findings" USING btree ("recorded_at") WHERE "digest_id" IS NULL AND "superseded_at" IS NULL;--> statement-breakpoint
CREATE INDEX "findings_to_amend" ON "findings" USING btree ("id") WHERE "digest_id" IS NOT NULL AND "superseded_at" IS NOT NULL AND "amended_by" IS NULL;