import { FLUX_METRICS } from '@fleet/model'
import { kubeState } from './series.ts'

/** The state of Flux' objects, as labels. */
export const fluxObjects = (...matchers: readonly string[]): string =>
  kubeState(FLUX_METRICS.info, ...matchers)

/** Since when the condition Ready of Flux' objects is as it is. */
export const readySince = (...matchers: readonly string[]): string =>
  kubeState(FLUX_METRICS.readyTransition, ...matchers)

/** When Kustomizations were last applied. */
export const lastApplied = (...matchers: readonly string[]): string =>
  kubeState(FLUX_METRICS.lastSuccess, ...matchers)

export const ofKind = (...kinds: readonly string[]): string =>
  kinds.length === 1 ? `customresource_kind="${kinds.join('')}"` : `customresource_kind=~"${kinds.join('|')}"`

export const KUSTOMIZATIONS = ofKind('Kustomization')
export const REPOSITORIES = ofKind('GitRepository')
