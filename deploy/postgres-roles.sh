#!/bin/sh
# Run once by the postgres image on an empty volume: the three roles of the second fence and their
# database, as database/roles.ts makes them for the embedded server.
set -eu
: "${OWNER_PASSWORD:?}" "${APP_PASSWORD:?}" "${WORKER_PASSWORD:?}"
psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 \
  --set owner="$OWNER_PASSWORD" --set app="$APP_PASSWORD" --set worker="$WORKER_PASSWORD" <<'SQL'
create role anmalan_owner login nobypassrls nosuperuser password :'owner';
create role anmalan_app login nobypassrls nosuperuser password :'app';
create role anmalan_worker login nobypassrls nosuperuser password :'worker';
grant anmalan_worker to anmalan_owner with inherit false, set true;
create database anmalan owner anmalan_owner;
grant connect on database anmalan to anmalan_app, anmalan_worker;
revoke all on database anmalan from public;
SQL
