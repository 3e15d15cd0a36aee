#!/bin/sh
# Makes the namespace and registers the search attributes. Safe to repeat. A workflow that sets an
# attribute nobody registered fails its task for ever, so the worker waits for this to finish.
set -eu
: "${TEMPORAL_ADDRESS:?}" "${TEMPORAL_NAMESPACE:?}" "${SEARCH_ATTRIBUTES?}"

eventually() {
  attempt=0
  until "$@"; do
    attempt=$((attempt + 1))
    [ "$attempt" -lt 30 ] || return 1
    sleep 2
  done
}

eventually temporal operator cluster health
temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" ||
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 30d
# A new namespace is usable some seconds after it was made.
eventually temporal workflow list --namespace "$TEMPORAL_NAMESPACE" --limit 1

known=$(temporal operator search-attribute list --namespace "$TEMPORAL_NAMESPACE")
for pair in $SEARCH_ATTRIBUTES; do
  name=${pair%%=*}
  case "$known" in
    *"$name"*) ;;
    *) temporal operator search-attribute create --namespace "$TEMPORAL_NAMESPACE" \
      --name "$name" --type "${pair#*=}" ;;
  esac
done
