import {
  externalSecretsOf,
  requiredSecrets,
  SECRETS_LAYER,
  sopsOf,
  type Artifact,
  type ClusterName,
  type Fleet,
  type RequiredSecret,
} from '@fleet/model'
import { externalSecret, metadata, NAMES, printYaml, type IConfigMap } from '@fleet/kubernetes'

/**
 * The Secrets of a cluster: which ones the user provides and, where they come from a store, the objects that read them
 * there. A tree holds no Secret but what a person encrypts.
 */
export const secretsArtifacts = (fleet: Fleet, cluster: ClusterName): readonly Artifact[] => [
  requiredArtifact(fleet, cluster),
  ...externalArtifacts(fleet, cluster),
]

/**
 * The Secrets that the user must provide, with their keys and readers. Without this list a misspelt name looks like a
 * Secret from elsewhere. It lies beside encrypted Secrets, so that Flux finds their folder also before there is one.
 */
const requiredArtifact = (fleet: Fleet, cluster: ClusterName): Artifact => {
  const secrets = requiredSecrets(fleet, cluster)
  const declaration = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadata(NAMES.requiredSecrets, fleet.telemetry.namespace),
    data: Object.fromEntries(secrets.map(entryOf).toSorted(([one], [other]) => (one < other ? -1 : 1))),
  } satisfies IConfigMap
  return {
    cluster,
    layer: sopsOf(fleet, cluster) ? SECRETS_LAYER : 'sources',
    path: `${NAMES.requiredSecrets}.yaml`,
    objects: secrets.length === 0 ? [] : [declaration],
  }
}

const entryOf = ({ namespace, name, keys, readers }: RequiredSecret) =>
  [
    `${namespace}.${name}.yaml`,
    printYaml({ keys: Object.keys(keys).toSorted(), readers: readers.toSorted() }),
  ] as const

const externalArtifacts = (fleet: Fleet, cluster: ClusterName): readonly Artifact[] => {
  const from = externalSecretsOf(fleet, cluster)
  if (!from) return []
  return requiredSecrets(fleet, cluster).map((secret) => ({
    cluster,
    layer: SECRETS_LAYER,
    path: `${secret.namespace}.${secret.name}.yaml`,
    objects: [externalSecret(from, secret)],
  }))
}
