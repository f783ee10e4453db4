DROP TABLE "measure_links";--> statement-breakpoint
ALTER TABLE "measures" ADD COLUMN "live" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "describe_owed" boolean DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX "series_describe_owed" ON "series" USING btree ("id") WHERE "describe_owed";