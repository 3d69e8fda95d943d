import { clusterOf, type ClusterName, type Fleet } from '@fleet/model'
import { commandLine } from '../cli/program.ts'
import type { SecretState } from './secret-states.ts'

/** How a person names a Secret of the fleet: `homelab/monitoring/grafana-admin`. */
export const idOf = ({ cluster, namespace, name }: SecretState): string => `${cluster}/${namespace}/${name}`

/**
 * Every Secret by its cluster, with what is known of it.
 * @param shown a path as a person reads it
 */
export const listText = (
  fleet: Fleet,
  states: readonly SecretState[],
  shown: (path: string) => string,
): string =>
  [...Map.groupBy(states, ({ cluster }) => cluster)]
    .flatMap(([cluster, its]) => [
      `${cluster}: ${wayOf(fleet, cluster)}`,
      ...its.map((state) => `  ${state.namespace}/${state.name}: ${stateText(state, shown)}`),
    ])
    .map((line) => `${line}\n`)
    .join('')

/** How the Secrets of a cluster get into it. */
export const wayOf = (fleet: Fleet, cluster: ClusterName): string => {
  const { secretsFrom } = clusterOf(fleet, cluster)
  if (secretsFrom === undefined) return 'made by kubectl'
  return secretsFrom.type === 'sops'
    ? `encrypted by SOPS, with the private key in ${fleet.gitops.source.namespace}/${secretsFrom.key}`
    : `read by External Secrets from ${secretsFrom.store.kind} ${secretsFrom.store.name}`
}

/** What is known of a Secret, and the next step. */
export const stateText = (state: SecretState, shown: (path: string) => string): string => {
  switch (state.from) {
    case 'kubectl':
      return Object.keys(state.keys).join(', ')
    case 'external-secrets':
      return Object.entries(state.entries)
        .map(
          ([key, { key: entry, property }]) =>
            `${key} from ${entry}${property === undefined ? '' : `, property ${property}`}`,
        )
        .join('; ')
    case 'sops':
      break
  }
  if (state.state === 'encrypted') return `in ${shown(state.file)}`
  const command = `\`${commandLine('secret')} ${idOf(state)}\``
  return state.state === 'missing'
    ? `missing; to make it: ${command}`
    : `${shown(state.file)} lacks ${state.missing.join(', ')}; to make it anew: ${command}`
}
