import { fluxObjectsOf, type FluxObject, type FluxState } from '../world/flux-objects.ts'
import type { World } from '../world/world.ts'
import type { Maker, Makers, Subject } from './subject.ts'
import type { Target } from './target.ts'

const OBJECT = 'customresource_group customresource_version customresource_kind name namespace'

/** What the trees let kube-state-metrics say of Flux' objects: its custom resource state, which is in no catalogue. */
export const FLUX_RESOURCE_METRICS: Readonly<Record<string, string>> = {
  gotk_resource_info: `gauge ${OBJECT} ready suspended revision attempted_revision source_kind source_name chart_name chart_version`,
  gotk_resource_last_success_timestamp_seconds: `gauge ${OBJECT}`,
  gotk_resource_ready_transition_timestamp_seconds: `gauge ${OBJECT}`,
}

/** Each object, and each state of it: when one ends, so does its series. */
export const subjectsOfFlux = ({ cluster }: Target, world: World): readonly Subject[] =>
  fluxObjectsOf(cluster, world).flatMap((flux) => [
    { labels: identity(flux), flux },
    ...flux.states.map((state) => ({
      labels: { ...identity(flux), ready: state.ready, revision: state.revision },
      more: details(flux, state),
      during: state,
    })),
  ])

const identity = ({ group, version, kind, name, namespace }: FluxObject): Subject['labels'] => ({
  customresource_group: group,
  customresource_version: version,
  customresource_kind: kind,
  name,
  namespace,
})

const details = ({ kind, name }: FluxObject, state: FluxState): Subject['labels'] => ({
  ...(kind === 'GitRepository' || kind === 'OCIRepository' ? {} : { attempted_revision: state.attempted }),
  ...(kind === 'HelmRelease' && { chart_name: name, chart_version: state.revision }),
  ...(state.sourceKind !== undefined && { source_kind: state.sourceKind }),
  ...(state.sourceName !== undefined && { source_name: state.sourceName }),
})

const info: Maker = ({ subject: { during } }) =>
  during && ((time) => (time >= during.from && time < during.until ? 1 : undefined))

export const FLUX_RESOURCES: Makers = {
  gotk_resource_info: info,
  gotk_resource_last_success_timestamp_seconds: ({ subject: { flux } }) =>
    flux?.kind === 'Kustomization' ? (time) => Math.floor(flux.succeededAt(time)) : undefined,
  gotk_resource_ready_transition_timestamp_seconds: ({ subject: { flux } }) =>
    flux && ((time) => Math.floor(flux.reconciledAt(time))),
}
