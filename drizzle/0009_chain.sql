CREATE TABLE "chain" (
	"no" bigint PRIMARY KEY NOT NULL,
	"dump_id" bigint NOT NULL,
	"dump_sha256" text NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"range_no" integer NOT NULL,
	"receipts" text NOT NULL,
	"filled_later" boolean NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "chain_dump_range" ON "chain" USING btree ("dump_id","range_no");--> statement-breakpoint
DO $$
DECLARE
  part record;
  number bigint := 0;
  before text := repeat('0', 64);
  lines text;
  sealed text;
BEGIN
  FOR part IN
    SELECT g."dump_id", g."no", g."first", d."sha256", d."received_at" FROM (
      SELECT r."dump_id", r."no", (
        SELECT min(a."id") FROM "appearances" a
        WHERE a."dump_id" = r."dump_id" AND a."ordinal" BETWEEN r."cuts"[1] AND r."cuts"[array_length(r."cuts", 1) - 3]
      ) AS "first" FROM "ranges" r WHERE r."recorded_at" IS NOT NULL
    ) g JOIN "dumps" d ON d."id" = g."dump_id" WHERE g."first" IS NOT NULL ORDER BY g."first"
  LOOP
    SELECT string_agg(concat_ws(' ', a."ordinal", a."start_byte", a."end_byte", t."content_hash",
      CASE WHEN EXISTS (SELECT 1 FROM "appearances" b WHERE b."text_id" = a."text_id" AND b."id" < a."id") THEN '-'
        ELSE encode(sha256(convert_to(
          CASE WHEN t."headline" IS NULL THEN '-' ELSE encode(sha256(convert_to(t."headline", 'UTF8')), 'hex') END
            || ' ' || encode(sha256(convert_to(t."body", 'UTF8')), 'hex'), 'UTF8')), 'hex') END
      ), E'\n' ORDER BY a."ordinal")
    INTO lines
    FROM "appearances" a JOIN "texts" t ON t."id" = a."text_id"
    JOIN "ranges" r ON r."dump_id" = a."dump_id" AND r."no" = part."no"
    WHERE a."dump_id" = part."dump_id"
      AND a."ordinal" BETWEEN r."cuts"[1] AND r."cuts"[array_length(r."cuts", 1) - 3];
    number := number + 1;
    sealed := encode(sha256(convert_to(
      'claimtrail chain entry ' || number || E'\nafter ' || before
        || E'\ndump ' || part."dump_id" || ' ' || part."sha256" || ' received '
        || to_char(part."received_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        || E'\nrange ' || part."no" || ' filled later' || E'\n' || lines, 'UTF8')), 'hex');
    INSERT INTO "chain" ("no", "dump_id", "dump_sha256", "received_at", "range_no", "receipts", "filled_later", "previous", "hash")
      VALUES (number, part."dump_id", part."sha256", part."received_at", part."no", lines, true, before, sealed);
    before := sealed;
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION "refuse_chain_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the chain of received articles is only ever added to';
END $$;
--> statement-breakpoint
CREATE TRIGGER "chain_only_added_to" BEFORE UPDATE OR DELETE OR TRUNCATE ON "chain"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_chain_change"();
