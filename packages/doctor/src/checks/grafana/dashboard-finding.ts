import type { Found } from '../../diagnosis.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'
import type { ConfigMap } from './dashboards.ts'

const reconcile = ({ fleet, hub }: LiveFleet): string =>
  `flux reconcile kustomization telemetry --namespace ${fleet.gitops.source.namespace} --with-source --context ${hub.facts.kubeContext}`

/** A finding about a dashboard: where its object is missing or changed, that is why. */
export const foundOf = (
  live: LiveFleet,
  configMap: ConfigMap,
  found: Pick<Found, 'message' | 'evidence' | 'cause'> & Partial<Found>,
): Found => ({
  severity: 'error',
  cluster: live.hub.name,
  subject: subjectOf(configMap),
  fix: reconcile(live),
  followsFrom: ['object-exists', 'object-unchanged'].map((check) => ({
    check,
    cluster: live.hub.name,
    subject: subjectOf(configMap),
  })),
  ...found,
})
