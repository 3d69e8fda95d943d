import type { FluxCondition, HelmRelease, Kustomization, Source } from '../flux/flux-objects.ts'
import { COMMIT } from './played-fleet.ts'
import { ago } from './played-pods.ts'

/** What a test says of the state of an object of Flux. */
export type PlayedState = Partial<Pick<FluxCondition, 'status' | 'reason' | 'message'>> & {
  /** How long ago it got this state. */
  readonly since?: number
}

const readyCondition = ({
  status = 'True',
  reason = 'Succeeded',
  message = 'it is well',
  since = 60,
}: PlayedState) => ({
  type: 'Ready',
  status,
  reason,
  message,
  lastTransitionTime: ago(since),
})

/** A revision of the branch, as Flux writes it. */
export const revisionOf = (commit: string): string => `main@sha1:${commit}`

/** A Kustomization of a played cluster, applied at the commit of the branch. */
export const playedKustomization = (
  name: string,
  state: PlayedState = {},
  over: { readonly spec?: Kustomization['spec']; readonly status?: Kustomization['status'] } = {},
): Kustomization => ({
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name, namespace: 'flux-system', creationTimestamp: ago(86_400) },
  spec: {
    interval: '10m',
    timeout: '5m',
    path: `./clusters/hub/${name === 'flux-system' ? 'flux' : name}`,
    sourceRef: { kind: 'GitRepository', name: 'flux-system' },
    ...over.spec,
  },
  status: {
    conditions: [readyCondition(state)],
    lastAppliedRevision: revisionOf(COMMIT),
    lastAttemptedRevision: revisionOf(COMMIT),
    ...over.status,
  },
})

/** The repository of `flux bootstrap`, fetched at the commit of the branch. */
export const playedRepository = (
  state: PlayedState = {},
  over: { readonly spec?: Source['spec']; readonly status?: Source['status'] } = {},
): Source => ({
  apiVersion: 'source.toolkit.fluxcd.io/v1',
  kind: 'GitRepository',
  metadata: { name: 'flux-system', namespace: 'flux-system' },
  spec: { interval: '1m', url: 'ssh://git@git.example/fleet', ref: { branch: 'main' }, ...over.spec },
  status: {
    conditions: [readyCondition(state)],
    artifact: { revision: revisionOf(COMMIT), lastUpdateTime: ago(3600) },
    ...over.status,
  },
})

/** A HelmRelease of a played cluster. */
export const playedRelease = (
  name: string,
  state: PlayedState = {},
  over: { readonly spec?: HelmRelease['spec']; readonly status?: HelmRelease['status'] } = {},
): HelmRelease => ({
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  metadata: {
    name,
    namespace: 'monitoring',
    creationTimestamp: ago(86_400),
    labels: {
      'kustomize.toolkit.fluxcd.io/name': 'releases',
      'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
    },
  },
  spec: { interval: '10m', timeout: '10m', chartRef: { kind: 'OCIRepository', name }, ...over.spec },
  status: {
    conditions: [readyCondition(state)],
    history: [{ chartName: name, chartVersion: '18.11.0', status: 'deployed' }],
    ...over.status,
  },
})
