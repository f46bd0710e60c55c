# The local server for machines without Node.js, or without an embedded engine: docs/engines.md#in-a-container.
# It is for development: it gives any token to anybody.
ARG BASE=node:24-bookworm-slim

FROM ${BASE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Behind a private registry or a proxy: --secret id=npmrc,src=$HOME/.npmrc --secret id=certificates,src=ca.crt. No layer
# holds these secrets or npm's cache.
RUN --mount=type=cache,target=/root/.npm \
    --mount=type=secret,id=npmrc,target=/root/.npmrc \
    --mount=type=secret,id=certificates \
    npm ci --ignore-scripts --no-audit --no-fund --cafile=/run/secrets/certificates
COPY shop.json ./
COPY docs/openapi.json docs/
COPY scripts scripts
COPY src src
# Empty folders: a platform has perhaps no engine, and a new volume takes over the owner of /data.
RUN npm run --silent build -- local && mkdir -p node_modules/@dynoxide data

FROM ${BASE}
LABEL org.opencontainers.image.title="order-service" \
      org.opencontainers.image.description="The local server of an order API on one DynamoDB table, for development" \
      org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production ORDERS_PORT=4000
WORKDIR /app
COPY LICENSE shop.json ./
COPY --from=build /app/node_modules/@dynoxide node_modules/@dynoxide
COPY --from=build /app/dist/local dist/local
COPY --from=build --chown=1000:1000 /app/data /data
USER 1000:1000
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://localhost:${process.env.ORDERS_PORT}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/local/cli.mjs", "--host", "0.0.0.0"]
