import type { Fleet } from '@fleet/model'
import type { LiveCluster } from '../live/live-cluster.ts'
import type { LiveFleet } from '../live/live-fleet.ts'
import { treeFolder } from './appliers.ts'

/** The command that has Flux apply a Kustomization at once, by its subject. */
export const reconcileCommand = ({ facts }: LiveCluster, applier: string): string => {
  const [namespace, name] = applier.replace('Kustomization ', '').split('/')
  return `flux reconcile kustomization ${name} --namespace ${namespace} --with-source --context ${facts.kubeContext}`
}

/** The command that has Flux apply the layer of the telemetry at once. */
export const reconcileTelemetry = ({ gitops }: Fleet, cluster: LiveCluster): string =>
  reconcileCommand(cluster, `Kustomization ${gitops.source.namespace}/telemetry`)

/** The command that makes a release of the telemetry what its tree states, also where Helm sees no change. */
export const reinstallRelease = ({ telemetry }: Fleet, { facts }: LiveCluster, release: string): string =>
  `flux reconcile helmrelease ${release} --namespace ${telemetry.namespace} --force --context ${facts.kubeContext}`

/** The command that installs Flux, or restores what was deleted of it. The address of the remote is the person's. */
export const bootstrapCommand = (cluster: LiveCluster, fleet: LiveFleet): string =>
  [
    'flux bootstrap git --url=URL',
    `--branch=${fleet.fleet.gitops.branch}`,
    `--path=${treeFolder(cluster, fleet)}/flux`,
    `--context=${cluster.facts.kubeContext}`,
  ].join(' ')
