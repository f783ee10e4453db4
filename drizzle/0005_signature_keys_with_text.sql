DROP INDEX "signature_keys_key";--> statement-breakpoint
CREATE INDEX "signature_keys_key_text" ON "signature_keys" USING btree ("key","text_id");