-- Bulk writes stored every truth value as false. What can be told from the rows is set right: revisions that were never
-- read owe their claims, and a moment that is not the dump's own was stated by the dump.
UPDATE "revisions" SET "claims_owed" = true WHERE "extractor_version" IS NULL AND NOT "claims_owed";--> statement-breakpoint
UPDATE "appearances" SET "observed_stated" = true FROM "dumps"
  WHERE "dumps"."id" = "appearances"."dump_id" AND "dumps"."observed_at" <> "appearances"."observed_at" AND NOT "observed_stated";
