#!/bin/sh
# Brings Temporal's two schemas up to the version of this image. Safe to repeat.
set -eu
for pair in temporal:postgresql/v12/temporal temporal_visibility:postgresql/v12/visibility; do
  database=${pair%%:*}
  temporal-sql-tool --database "$database" create
  temporal-sql-tool --database "$database" setup-schema -v 0.0
  temporal-sql-tool --database "$database" update-schema --schema-name "${pair#*:}"
done
