# syntax=docker/dockerfile:1
ARG NODE=24

FROM node:${NODE}-slim AS build
WORKDIR /app
# First what is installed, which changes seldom: it is fetched again only when it does.
COPY package.json package-lock.json .npmrc ./
COPY client/package.json client/
RUN npm ci
COPY nest-cli.json tsconfig.json tsconfig.build.json ./
COPY client client
COPY src src
RUN npm run build

# What the server runs on. Nest and Socket.IO are peers of this package: npm installs them for it as well.
FROM node:${NODE}-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-workspaces

FROM node:${NODE}-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json ./
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/client/dist/demo client/dist/demo
COPY --from=build /app/client/dist/pages client/dist/pages
COPY --from=build /app/client/dist/widget client/dist/widget
# The database and the secret, where nothing else is set: the only place that the server writes to.
RUN mkdir data && chown node:node data
USER node
VOLUME /app/data
EXPOSE 3000
HEALTHCHECK --interval=5s --timeout=3s --start-period=20s --retries=3 CMD ["node", "-e", \
  "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
