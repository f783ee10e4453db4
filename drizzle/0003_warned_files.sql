ALTER TABLE "arrivals" ADD COLUMN "said" jsonb;--> statement-breakpoint
ALTER TABLE "arrivals" ADD COLUMN "digest_id" bigint;--> statement-breakpoint
CREATE INDEX "arrivals_untold" ON "arrivals" USING btree ("shelved_at") WHERE "digest_id" IS NULL AND ("outcome" = 'failed' OR jsonb_array_length(coalesce("receipt"->'warnings', '[]'::jsonb)) > 0);--> statement-breakpoint
UPDATE "arrivals" SET "digest_id" = (SELECT d."id" FROM "digests" d WHERE d."ends_at" > "arrivals"."shelved_at" ORDER BY d."ends_at" LIMIT 1) WHERE "shelved_at" IS NOT NULL;
