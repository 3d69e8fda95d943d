import { requiredSecrets, type SecretsFrom } from '@fleet/model'
import { didYouMean } from '@fleet/model/suggestion'
import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import { askFlux, kubectl } from '../../live/kubectl.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { liveSecretsOf, type LiveSecret } from './live-secrets.ts'
import { neededSecrets, whoReads, type NeededSecret } from './needed-secrets.ts'

export const secretExists: Check = {
  id: 'secret-exists',
  of: 'cluster',
  title: 'Every Secret that the pods and the objects of Flux read exists.',
  rationale:
    'The trees name Secrets and contain none. A pod that reads a Secret which is not there never starts, and Flux fetches and applies nothing with it.',
  byHand: ['kubectl --context CONTEXT get secrets --all-namespaces'],
  needs: ['secrets', 'workloads', 'flux'],
  check: async (cluster, fleet) => {
    const [needed, there] = await Promise.all([neededSecrets(cluster, fleet), liveSecretsOf(cluster)])
    return needed
      .filter(({ namespace, name }) => !there.some((one) => one.namespace === namespace && one.name === name))
      .map((secret) => missing(cluster, fleet, { secret, there }))
  },
}

interface Missing {
  readonly secret: NeededSecret
  readonly there: readonly LiveSecret[]
}

const missing = (cluster: LiveCluster, { fleet }: LiveFleet, { secret, there }: Missing): Found => {
  const { namespace, name, explains } = secret
  const neighbours = there.filter((one) => one.namespace === namespace).map((one) => one.name)
  const isOfFleet = requiredSecrets(fleet, cluster.name).some(
    (one) => one.namespace === namespace && one.name === name,
  )
  return {
    severity: 'error',
    cluster: cluster.name,
    subject: `Secret ${namespace}/${name}`,
    message: `the Secret ${namespace}/${name} does not exist, ${whoReads(secret)}`,
    evidence: [{ asked: `the Secrets of the namespace ${namespace}`, seen: neighbours.join(', ') || 'none' }],
    cause: causeOf(secret, neighbours, there),
    fix: fixOf(cluster, secret, isOfFleet ? cluster.facts.secretsFrom?.type : undefined),
    explains,
  }
}

/** How the Secret gets there. Those that the fleet does not list are always made by kubectl. */
const fixOf = (
  cluster: LiveCluster,
  { namespace, name, keys }: NeededSecret,
  from: SecretsFrom['type'] | undefined,
): string => {
  switch (from) {
    case 'sops':
      return `encrypt it by the command \`secret ${cluster.name}/${namespace}/${name}\`, and push; where its file is there: ${askFlux(cluster)}`
    case 'external-secrets':
      return `see why it was not read: ${kubectl(cluster, `--namespace ${namespace} describe externalsecret ${name}`)}`
    case undefined:
      break
  }
  const literals = (keys.length === 0 ? ['KEY'] : keys).map((key) => `--from-literal=${key}=…`)
  return kubectl(cluster, `--namespace ${namespace} create secret generic ${name} ${literals.join(' ')}`)
}

const causeOf = (
  { name }: NeededSecret,
  neighbours: readonly string[],
  there: readonly LiveSecret[],
): string => {
  const meant = didYouMean(name, neighbours)
  if (meant !== undefined) return `It may have another name there: ${meant}`
  const elsewhere = there.find((one) => one.name === name)
  if (elsewhere !== undefined)
    return `It is in the namespace ${elsewhere.namespace}, where these pods cannot read it.`
  return 'It was not provided, or was deleted: the trees contain no Secrets.'
}
