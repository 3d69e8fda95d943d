import { didYouMean } from '@fleet/model/suggestion'
import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import { kubectl } from '../../live/kubectl.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import { NotAsked } from '../../not-asked.ts'
import { liveSecretsOf, type LiveSecret } from './live-secrets.ts'
import { neededSecrets, whoReads, type NeededSecret } from './needed-secrets.ts'

export const secretHasKeys: Check = {
  id: 'secret-has-keys',
  of: 'cluster',
  title: 'Every Secret has the keys that are read of it.',
  rationale:
    'A pod that reads a key which its Secret lacks never starts. Values are neither asked for nor printed: only which keys there are.',
  byHand: ['kubectl --context CONTEXT --namespace NAMESPACE describe secret NAME'],
  needs: ['secrets', 'workloads', 'flux'],
  check: async (cluster, fleet) => {
    const [needed, there] = await Promise.all([neededSecrets(cluster, fleet), liveSecretsOf(cluster)])
    const short = needed.flatMap((secret) => {
      const live = there.find(({ namespace, name }) => namespace === secret.namespace && name === secret.name)
      const missing = secret.keys.filter((key) => live?.keys.includes(key) === false)
      return live === undefined || missing.length === 0 ? [] : [{ secret, live, missing }]
    })
    const found = short.filter(({ live }) => !live.mayHaveMore).map((shortage) => lacking(cluster, shortage))
    const [unknown] = short
    if (found.length === 0 && unknown !== undefined) throw keysUnknown(cluster, unknown.secret)
    return found
  },
}

/** A Secret without some of the keys that are read of it. */
interface Shortage {
  readonly secret: NeededSecret
  readonly live: LiveSecret
  readonly missing: readonly string[]
}

const lacking = (cluster: LiveCluster, { secret, live: { keys }, missing }: Shortage): Found => {
  const { namespace, name, explains } = secret
  const values = Object.fromEntries(missing.map((key) => [key, '…']))
  const what = missing.length === 1 ? `the key ${missing[0]}` : `the keys ${missing.join(', ')}`
  return {
    severity: 'error',
    cluster: cluster.name,
    subject: `Secret ${namespace}/${name}`,
    message: `the Secret ${namespace}/${name} lacks ${what}, ${whoReads(secret)}`,
    evidence: [{ asked: `the keys of Secret ${namespace}/${name}`, seen: keys.join(', ') || 'none' }],
    cause: causeOf(missing, keys),
    fix: kubectl(
      cluster,
      `--namespace ${namespace} patch secret ${name} --type merge --patch '${JSON.stringify({ stringData: values })}'`,
    ),
    explains,
  }
}

const causeOf = (missing: readonly string[], keys: readonly string[]): string => {
  const meant = missing.map((key) => didYouMean(key, keys)).find((one) => one !== undefined)
  return meant === undefined ? 'It was made without it.' : `It may have it under another name: ${meant}`
}

const keysUnknown = (cluster: LiveCluster, { namespace, name }: NeededSecret): NotAsked =>
  new NotAsked(
    'missing',
    `the API server does not say which keys the Secret ${namespace}/${name} has without its values`,
    kubectl(cluster, `--namespace ${namespace} describe secret ${name}`),
  )
