import type { FleetInput } from '@fleet/model'
import { fleet as inventory } from '@fleet/validation/fixtures'
import { objectsOfVersion } from '../transitions/version-objects.ts'
import { valueAt } from '../trees/committed.ts'

export type Alerting = NonNullable<FleetInput['hub']['alerting']>

/** The lab's fleet with receivers of alerts, which its committed trees do not have. */
export const fleetWith = (alerting: Alerting): FleetInput => ({
  ...inventory,
  hub: { ...inventory.hub, alerting },
})

/** The configuration that the generator gives the Alertmanager of such a fleet. It waits a tenth of its time to gather alerts. */
export const alertmanagerConfiguration = (alerting: Alerting): string => {
  const release = objectsOfVersion({ fleet: fleetWith(alerting) })
    .get(inventory.hub.cluster)
    ?.find(({ kind, metadata }) => kind === 'HelmRelease' && metadata.name === 'kube-prometheus-stack')
  return JSON.stringify(valueAt(release, 'spec', 'values', 'alertmanager', 'config')).replace(
    '"group_wait":"30s"',
    '"group_wait":"3s"',
  )
}
