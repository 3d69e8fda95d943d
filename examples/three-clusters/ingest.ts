import type { HubInput } from 'observability-fleet'

/** Both ports of the hub take nothing without the credential of a spoke. */
export const ingest: Required<HubInput>['ingest'] = { credentials: 'required' }
