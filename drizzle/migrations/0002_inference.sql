CREATE TABLE "breaker_transitions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "breakers" (
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"state" text DEFAULT 'closed' NOT NULL,
	"forced" text,
	"forced_by" uuid,
	"forced_reason" text,
	"consecutive_failures" integer DEFAULT 0 NOT NULL,
	"window_started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"window_successes" integer DEFAULT 0 NOT NULL,
	"window_failures" integer DEFAULT 0 NOT NULL,
	"last_error_code" text,
	"opened_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"probe_at" timestamp with time zone,
	"probe_lease_until" timestamp with time zone,
	"cool_down_ms" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "breakers_provider_model_pk" PRIMARY KEY("provider","model")
);
--> statement-breakpoint
CREATE TABLE "cache_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"prompt_key" text NOT NULL,
	"entry_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"shadow_request_id" uuid,
	"does_agree" boolean,
	"score" double precision,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"checked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "provider_health" (
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"minute" timestamp with time zone NOT NULL,
	"calls" integer NOT NULL,
	"failures" integer NOT NULL,
	"errors" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"first_token_p50_ms" integer,
	"first_token_p95_ms" integer,
	"duration_p50_ms" integer,
	"duration_p95_ms" integer,
	CONSTRAINT "provider_health_provider_model_minute_pk" PRIMARY KEY("provider","model","minute")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" bigint NOT NULL,
	"expires_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "repriced_calls" (
	"workspace_id" uuid NOT NULL,
	"repricing_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"cost_nano_usd" bigint NOT NULL,
	CONSTRAINT "repriced_calls_repricing_id_call_id_pk" PRIMARY KEY("repricing_id","call_id")
);
--> statement-breakpoint
CREATE TABLE "repricings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"price_list_version" text NOT NULL,
	"calls" integer NOT NULL,
	"unpriced" integer DEFAULT 0 NOT NULL,
	"old_nano_usd" bigint NOT NULL,
	"new_nano_usd" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "response_cache" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"prompt_key" text NOT NULL,
	"release_id" uuid NOT NULL,
	"model" text NOT NULL,
	"scope_hash" text NOT NULL,
	"payload_hash" text NOT NULL,
	"request_id" uuid NOT NULL,
	"question" text,
	"features" jsonb,
	"embedding" vector(1536),
	"embedding_model" text,
	"hits" integer DEFAULT 0 NOT NULL,
	"last_hit_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"end_reason" text
);
--> statement-breakpoint
CREATE TABLE "review_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"request_id" uuid,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "throttles" (
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"level" text NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"until_time" timestamp with time zone NOT NULL,
	"lifted_by" uuid,
	"lifted_at" timestamp with time zone,
	CONSTRAINT "throttles_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "tool_calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"attempt" integer NOT NULL,
	"step" integer NOT NULL,
	"tool_call_id" text NOT NULL,
	"name" text NOT NULL,
	"input" jsonb NOT NULL,
	"output" jsonb,
	"state" text NOT NULL,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"decided_by" uuid,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "request_attempts" ADD COLUMN "provider" text;--> statement-breakpoint
ALTER TABLE "request_attempts" ADD COLUMN "model" text;--> statement-breakpoint
ALTER TABLE "request_attempts" ADD COLUMN "role" text;--> statement-breakpoint
ALTER TABLE "request_attempts" ADD COLUMN "passed_over" text;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "is_economy" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "share_key" text;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "leader_id" uuid;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "left_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "left_after_seq" integer;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "cache_kind" text;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "cache_entry_id" uuid;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "cached_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "breakers" ADD CONSTRAINT "breakers_forced_by_users_id_fk" FOREIGN KEY ("forced_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cache_checks" ADD CONSTRAINT "cache_checks_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cache_checks" ADD CONSTRAINT "cache_checks_entry_id_response_cache_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."response_cache"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cache_checks" ADD CONSTRAINT "cache_checks_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cache_checks" ADD CONSTRAINT "cache_checks_shadow_request_id_requests_id_fk" FOREIGN KEY ("shadow_request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repriced_calls" ADD CONSTRAINT "repriced_calls_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repriced_calls" ADD CONSTRAINT "repriced_calls_repricing_id_repricings_id_fk" FOREIGN KEY ("repricing_id") REFERENCES "public"."repricings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repricings" ADD CONSTRAINT "repricings_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repricings" ADD CONSTRAINT "repricings_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_cache" ADD CONSTRAINT "response_cache_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_cache" ADD CONSTRAINT "response_cache_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_notes" ADD CONSTRAINT "review_notes_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_notes" ADD CONSTRAINT "review_notes_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_notes" ADD CONSTRAINT "review_notes_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_notes" ADD CONSTRAINT "review_notes_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "throttles" ADD CONSTRAINT "throttles_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "throttles" ADD CONSTRAINT "throttles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "throttles" ADD CONSTRAINT "throttles_lifted_by_users_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tool_calls" ADD CONSTRAINT "tool_calls_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tool_calls" ADD CONSTRAINT "tool_calls_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tool_calls" ADD CONSTRAINT "tool_calls_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "breaker_transitions_model" ON "breaker_transitions" USING btree ("provider","model","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "cache_checks_request" ON "cache_checks" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "cache_checks_prompt" ON "cache_checks" USING btree ("workspace_id","prompt_key","created_at");--> statement-breakpoint
CREATE INDEX "provider_health_minute" ON "provider_health" USING btree ("minute");--> statement-breakpoint
CREATE INDEX "rate_limits_expiry" ON "rate_limits" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "repricings_workspace" ON "repricings" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "response_cache_live" ON "response_cache" USING btree ("workspace_id","scope_hash","payload_hash") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "response_cache_question" ON "response_cache" USING btree ("workspace_id","prompt_key","payload_hash");--> statement-breakpoint
CREATE INDEX "response_cache_request" ON "response_cache" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "review_notes_document" ON "review_notes" USING btree ("workspace_id","document_id","id");--> statement-breakpoint
CREATE INDEX "tool_calls_request" ON "tool_calls" USING btree ("request_id","attempt","step");--> statement-breakpoint
CREATE INDEX "calls_ended" ON "calls" USING btree ("ended_at");--> statement-breakpoint
CREATE INDEX "calls_reservation" ON "calls" USING btree ("reservation_id");--> statement-breakpoint
CREATE INDEX "requests_leader" ON "requests" USING btree ("leader_id");--> statement-breakpoint
CREATE INDEX "requests_shared" ON "requests" USING btree ("workspace_id","share_key") WHERE share_key is not null and status in ('pending','processing');