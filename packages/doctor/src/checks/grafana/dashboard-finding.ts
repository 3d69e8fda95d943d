import type { Found } from '../../diagnosis.ts'
import { reconcileTelemetry } from '../../flux/commands.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'
import type { ConfigMap } from './dashboards.ts'

/** A finding about a dashboard: where its object is missing or changed, that is why. */
export const foundOf = (
  live: LiveFleet,
  configMap: ConfigMap,
  found: Pick<Found, 'message' | 'evidence' | 'cause'> & Partial<Found>,
): Found => ({
  severity: 'error',
  cluster: live.hub.name,
  subject: subjectOf(configMap),
  fix: reconcileTelemetry(live.fleet, live.hub),
  followsFrom: ['object-exists', 'object-unchanged'].map((check) => ({
    check,
    cluster: live.hub.name,
    subject: subjectOf(configMap),
  })),
  ...found,
})
