import {
  requiredSecrets,
  type Artifact,
  type ClusterName,
  type Fleet,
  type RequiredSecret,
} from '@fleet/model'
import { metadata, NAMES, printYaml, type IConfigMap } from '@fleet/kubernetes'

/**
 * The Secrets that the user must provide, with their keys and readers. A tree never holds a Secret, so without this
 * list a misspelt name looks like a Secret from elsewhere.
 */
export const secretsArtifact = (fleet: Fleet, cluster: ClusterName): Artifact => {
  const secrets = requiredSecrets(fleet, cluster)
  const declaration = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadata(NAMES.requiredSecrets, fleet.telemetry.namespace),
    data: Object.fromEntries(secrets.map(entryOf).toSorted(([one], [other]) => (one < other ? -1 : 1))),
  } satisfies IConfigMap
  return {
    cluster,
    layer: 'sources',
    path: `${NAMES.requiredSecrets}.yaml`,
    objects: secrets.length === 0 ? [] : [declaration],
  }
}

const entryOf = ({ namespace, name, keys, readers }: RequiredSecret) =>
  [
    `${namespace}.${name}.yaml`,
    printYaml({ keys: Object.keys(keys).toSorted(), readers: readers.toSorted() }),
  ] as const
