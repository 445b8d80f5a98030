# syntax=docker/dockerfile:1

FROM node:24-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./

FROM base AS build
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npm run build && rm -rf .next/cache

# The image brings its own Node, so the one that npm scripts would bundle stays out.
FROM base AS packages
RUN npm ci --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/node-linux-* node_modules/node-win-* node_modules/.bin/node

FROM base AS app
# Demo sign-ins are refused on an open address: the image needs DATABASE_URL, NEXTAUTH_URL and NEXTAUTH_SECRET.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
RUN mkdir /data && chown node:node /data /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build --chown=node:node /app/.next ./.next
COPY next.config.ts tsconfig.json ./
COPY public ./public
COPY scripts ./scripts
# Read as files at run time: migrations and seed, prompts, and the extraction worker with what it imports.
COPY drizzle ./drizzle
COPY prompts ./prompts
COPY lib ./lib
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/serve.mjs"]
