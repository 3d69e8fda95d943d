import { gatewayResources, isDistributedLoki, type Fleet } from '@fleet/model'
import { gatewayConfig, usersOf } from '@fleet/gateway'
import { distributed } from './distributed.ts'
import { monolithic } from './monolithic.ts'
import { gatewayPods } from './placement.ts'

/** The values of the Loki chart: one process with everything in it, or pods for each of its parts. */
export const chartValues = (fleet: Fleet) =>
  isDistributedLoki(fleet) ? distributedValues(fleet) : monolithicValues(fleet)

export const monolithicValues = (fleet: Fleet) => ({
  ...monolithic(fleet),
  gateway: gateway(fleet),
  ...unused,
})

export const distributedValues = (fleet: Fleet) => ({
  ...distributed(fleet),
  gateway: gateway(fleet),
  ...unused,
})

const gateway = (fleet: Fleet) => ({
  resources: gatewayResources(fleet),
  nginxConfig: { file: gatewayConfig(fleet) },
  ...pushUsers(fleet),
  // Its exporter is a container without limits that nothing scrapes.
  metrics: { enabled: false },
  ...gatewayPods(fleet),
})

/** The valid credentials of spokes. */
const pushUsers = (fleet: Fleet) => {
  const { volumes, mounts } = usersOf(fleet)
  return volumes.length > 0 && { extraVolumes: volumes, extraVolumeMounts: mounts }
}

/** The replicas of a third mode, which the chart demands at zero, and helpers for larger installations. */
const unused = {
  read: { replicas: 0 },
  write: { replicas: 0 },
  backend: { replicas: 0 },
  chunksCache: { enabled: false },
  resultsCache: { enabled: false },
  lokiCanary: { enabled: false },
  test: { enabled: false },
  sidecar: { rules: { enabled: false } },
}
