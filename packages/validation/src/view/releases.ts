import { CHART_CONTRACTS } from '../contracts/charts.ts'
import type { ChartContract } from '../contracts/chart-contract.ts'
import type { Placed } from '../spot.ts'
import type { ObjectOf } from '../schema/kinds.ts'
import { namespaceOf } from './objects.ts'

export type Release = Placed<ObjectOf<'helm.toolkit.fluxcd.io/v2/HelmRelease'>>

/** What is known of the names that a release's chart makes. */
export const contractOf = ({ object }: Release): ChartContract | undefined =>
  CHART_CONTRACTS[object.metadata.name]

/** Where a release's chart puts what it makes. */
export const namespaceOfChart = (release: Release): string =>
  release.object.spec?.targetNamespace ?? namespaceOf(release)
