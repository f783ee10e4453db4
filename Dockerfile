# One image for every part of the service: the command says which part a container is.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json tsconfig.build.json ./
COPY scripts ./scripts
COPY src ./src
# The packages first, then the compilation that npm ci runs through "prepare"; only what runs is kept.
RUN npm ci --no-audit --no-fund && npm prune --omit=dev --ignore-scripts

FROM node:20-bookworm-slim
ENV NODE_ENV=production \
    CLAIMTRAIL_DATA=/data \
    CLAIMTRAIL_INBOX=/inbox \
    CLAIMTRAIL_LOG_FORMAT=json
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
COPY bin ./bin
COPY drizzle ./drizzle
# The user "node" of the base image has number 1000; volumes that are mounted here must be writable for it.
RUN mkdir -p /data /inbox && chown node:node /data /inbox
USER node
VOLUME ["/data", "/inbox"]
EXPOSE 8484
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["node", "bin/claimtrail", "healthcheck"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "bin/claimtrail"]
CMD ["start"]
