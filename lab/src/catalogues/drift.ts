import { readCatalogue, writeCatalogue } from '@fleet/derive/catalogue-file'
import { FLUX_RESOURCE_STATE } from '@fleet/model'
import { declaredMetrics, reportedResources } from '@fleet/validation/custom-resource-state'
import { cataloguesOf, type ExporterName } from '@fleet/validation/catalogues'
import { declaredIn, type Declared } from '@fleet/derive/exposition'
import { nearestPart } from './nearest-part.ts'
import { widened } from './widened.ts'

/* Catalogues are read from their files, which a recording may change while this program runs. */

/** A metric of a running exporter that differs from its catalogues. */
export interface Drift {
  readonly metric: string
  /** The declaration of the catalogues; nothing where they lack the metric. */
  readonly known: Declared | undefined
  /** The needed declaration in the exporter's own catalogue. */
  readonly wanted: Declared
}

/** Every metric that an exporter's catalogues know, and those that the trees configure it to make. */
const knownOf = (exporter: ExporterName): Readonly<Record<string, Declared>> => ({
  ...Object.fromEntries(
    cataloguesOf(exporter)
      .toReversed()
      .flatMap((name) => Object.values(readCatalogue(name).parts).flatMap((part) => Object.entries(part))),
  ),
  ...(exporter === 'kube-state-metrics' && declaredMetrics(reportedResources(FLUX_RESOURCE_STATE))),
})

/** The closed labels: `metric label`. */
const closedIn = (known: Readonly<Record<string, Declared>>): ReadonlySet<string> =>
  new Set(
    Object.entries(known).flatMap(([metric, declared]) =>
      [...declared.matchAll(/ (\w+)=/g)].map(([, label]) => `${metric} ${label}`),
    ),
  )

/** The differences of an exporter's page from its catalogues. */
export const compare = (exporter: ExporterName, page: string) => {
  const known = knownOf(exporter)
  const shown = declaredIn(page, closedIn(known))
  const drifts = [...shown]
    .map(([metric, exposed]): Drift => ({
      metric,
      known: known[metric],
      wanted: widened(known[metric], exposed),
    }))
    .filter((drift) => drift.known !== drift.wanted)
  return { shown: shown.size, unseen: Object.keys(known).filter((metric) => !shown.has(metric)), drifts }
}

/** Adds what an exporter's page has and its catalogues lack to its own catalogue. */
export const record = (exporter: ExporterName, page: string): void => {
  const { drifts } = compare(exporter, page)
  if (drifts.length === 0) return
  const catalogue = readCatalogue(exporter)
  const found = Map.groupBy(drifts, ({ metric }) => nearestPart(catalogue, metric))
  const parts = Object.fromEntries(
    Object.entries(catalogue.parts).map(([part, metrics]) => {
      const added = (found.get(part) ?? []).map(({ metric, wanted }) => [metric, wanted])
      return [part, { ...metrics, ...Object.fromEntries(added) }]
    }),
  )
  writeCatalogue({ ...catalogue, parts })
}
