import type { KubernetesObject } from '../live/cluster-api.ts'

/** A Secret with some keys. */
export const playedSecret = (
  namespace: string,
  name: string,
  ...keys: readonly string[]
): KubernetesObject => {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace },
    data: Object.fromEntries(keys.map((key) => [key, 'aHVudGVyMg=='])),
  }
  return secret
}
