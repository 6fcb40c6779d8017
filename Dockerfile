# The hub in one image: the host and the built web client. `docker build -t entraide-hub .`

FROM node:22-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The project builds the web client, which takes Node.js.
COPY --from=node /usr/local/bin/node /usr/local/bin/
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
ENV DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
WORKDIR /source

# What decides which packages are needed, so that they are fetched again only when it changes.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/Hub/Hub.csproj src/Hub/packages.lock.json src/Hub/
COPY src/Schema/Schema.csproj src/Schema/packages.lock.json src/Schema/
COPY src/Web/Web.csproj src/Web/packages.lock.json src/Web/
RUN dotnet restore src/Web/Web.csproj --locked-mode

COPY .editorconfig schema.graphql ./
COPY src src
# Native libraries of systems that the image is not for are most of what is published.
RUN dotnet publish src/Web/Web.csproj --no-restore -c Release -o /hub \
  && find /hub/runtimes -mindepth 1 -maxdepth 1 ! -name linux-x64 ! -name linux-arm64 -exec rm -rf {} +

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
  && install -d -o "$APP_UID" -g "$APP_UID" /var/lib/entraide
WORKDIR /hub
COPY --from=build /hub .
ENV ASPNETCORE_URLS=http://*:8080 \
    ConnectionStrings__Hub="Data Source=/var/lib/entraide/hub.db" \
    Hub__DataFolder=/var/lib/entraide
USER $APP_UID
VOLUME /var/lib/entraide
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=3 \
  CMD curl --fail --silent --max-time 4 http://localhost:8080/health/ready
ENTRYPOINT ["dotnet", "Entraide.Web.dll"]
