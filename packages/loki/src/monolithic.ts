import { hubCluster, type Fleet } from '@fleet/model'
import { bucketCredentials } from './bucket-credentials.ts'
import { lokiConfig, period } from './loki-config.ts'
import { alone } from './placement.ts'

/** One process with everything in it, its data on one volume, or from a day on in a bucket. */
export const monolithic = (fleet: Fleet) => ({
  deploymentMode: 'Monolithic',
  loki: lokiConfig(fleet, {
    replicationFactor: 1,
    // Also with a bucket: the chart then says where on the volume what it has stored is, and what is to be deleted is
    // noted there: Loki starts while its bucket is out of reach.
    store: 'filesystem',
    memory: fleet.hub.loki.resources.limits.memory,
    periods: periods(fleet),
  }),
  singleBinary: {
    replicas: 1,
    persistence: {
      size: fleet.hub.loki.volume,
      storageClass: fleet.hub.loki.storageClass ?? hubCluster(fleet).storageClass,
    },
    resources: fleet.hub.loki.resources,
    ...bucketCredentials(fleet),
    ...alone(fleet),
  },
})

/** Where logs are, by the day that they are of. What a period has stored stays there until it is deleted. */
const periods = ({ hub }: Fleet) => {
  const { schemaFrom, objectStorage } = hub.loki
  if (!objectStorage) return [period(schemaFrom, 'filesystem')]
  if (objectStorage.from === undefined) return [period(schemaFrom, 's3')]
  return [period(schemaFrom, 'filesystem'), period(objectStorage.from, 's3')]
}
