import type { LiveCluster } from '../../live/live-cluster.ts'
import type { ObjectMetadata } from '../../live/cluster-api.ts'

/** A Secret of a cluster, without its values. */
export interface LiveSecret {
  readonly namespace: string
  readonly name: string
  readonly keys: readonly string[]
  /** Whether it may have others, of which the API server notes nothing. */
  readonly mayHaveMore: boolean
}

/** Helm keeps its releases in Secrets, of which nobody reads anything. */
const OF_HELM = 'sh.helm.release.'

/** The Secrets of a cluster. Their keys are read off what the API server notes of their fields, so that no value is sent. */
export const liveSecretsOf = async ({ api }: LiveCluster): Promise<readonly LiveSecret[]> =>
  (await api.metadata('/api/v1/secrets'))
    .filter(({ metadata }) => !metadata.name.startsWith(OF_HELM))
    .map(({ metadata }) => ({
      namespace: metadata.namespace ?? '',
      name: metadata.name,
      ...keysIn(metadata.managedFields),
    }))

/**
 * A server-side apply of `stringData` is noted as that, whatever becomes of `data` later: a key that it no longer applies stays. Nothing is
 * noted where somebody emptied `managedFields`.
 */
const keysIn = (
  managedFields: ObjectMetadata['metadata']['managedFields'] = [],
): Pick<LiveSecret, 'keys' | 'mayHaveMore'> => {
  const namesIn = (field: string) =>
    managedFields.flatMap(({ fieldsV1 = {} }) => Object.keys(fieldsV1[field] ?? {}))
  const applied = namesIn('f:stringData')
  const names = [...namesIn('f:data'), ...applied].filter((name) => name.startsWith('f:'))
  return {
    keys: [...new Set(names.map((name) => name.slice(2)))],
    mayHaveMore: managedFields.length === 0 || applied.length > 0,
  }
}
