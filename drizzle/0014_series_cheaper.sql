CREATE TABLE "owed_descriptions" (
	"series_id" bigint PRIMARY KEY NOT NULL
);
--> statement-breakpoint
INSERT INTO "owed_descriptions" ("series_id") SELECT "id" FROM "series" WHERE "describe_owed";--> statement-breakpoint
ALTER TABLE "measures" DROP CONSTRAINT "measures_series_id_series_id_fk";
--> statement-breakpoint
ALTER TABLE "points" DROP CONSTRAINT "points_measure_id_measures_id_fk";
--> statement-breakpoint
DROP INDEX "series_describe_owed";--> statement-breakpoint
ALTER TABLE "measures" ALTER COLUMN "profile" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "series" DROP COLUMN "describe_owed";