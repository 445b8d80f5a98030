-- What was decided never changes, save that the texts of a deleted document are taken out of it.
GRANT UPDATE (output_before, output_after) ON review_decisions TO countersign_app;
--> statement-breakpoint
CREATE FUNCTION refuse_decision_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.output_before IS NOT NULL AND NEW.output_before IS DISTINCT FROM OLD.output_before)
     OR (NEW.output_after IS NOT NULL AND NEW.output_after IS DISTINCT FROM OLD.output_after) THEN
    RAISE EXCEPTION 'a decision is never rewritten';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER review_decisions_only_erased BEFORE UPDATE ON review_decisions FOR EACH ROW EXECUTE FUNCTION refuse_decision_change();
