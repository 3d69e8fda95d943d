import { catalogueOf, CATALOGUES, type ExporterName } from '../../catalog/metrics/index.ts'
import { expositionBy } from '../exporters/exporter.ts'
import type { MetricInventory, OpenSeries, Series } from '../series/series.ts'
import { isTypoOf } from '../../values/typo.ts'
import { once } from '../../values/once.ts'
import type { Matcher, Selector } from '../../queries/expr.ts'
import { hasVariable } from '../../queries/grafana-variables.ts'
import { narrowed } from './narrow.ts'
import type { KnownSeries } from './selector-context.ts'

/**
 * Whether a selector may find what a program yields whose metrics are not known, such as Grafana. Its own metrics begin with its prefix.
 * A metric of a catalogue is its only where the selector names its job, and a name that is nearly one of a catalogue's is a typo.
 */
export const openMetrics =
  (
    { openIn }: Pick<MetricInventory, 'openIn'>,
    seriesIn: (metric: string, cluster: string) => readonly Series[],
  ): KnownSeries['isOpen'] =>
  (selector, metric, cluster) => {
    // Most selectors end here.
    if (seriesIn(metric, cluster).some((series) => passesJob(series, selector))) return false
    const found = openIn(metric, cluster).filter((one) => one.cluster === cluster && passes(one, selector))
    if (found.length === 0) return false
    if (found.some(({ isDeclared }) => isDeclared)) return true
    if (found.some(({ prefix }) => prefix !== undefined && metric.startsWith(prefix))) return true
    if (NAMES().has(metric)) return selector.matchers.some(namesJob)
    return !FAMILIES().has(familyOf(metric)) && ![...NAMES()].some((name) => isTypoOf(name, metric))
  }

const namesJob = ({ label, op, value }: Matcher): boolean =>
  label.text === 'job' && (op === '=' || op === '=~') && !hasVariable(value.value)

/** A label that the target does not have may be the program's own. */
const passes = ({ labels }: Pick<OpenSeries, 'labels'>, { matchers }: Pick<Selector, 'matchers'>): boolean =>
  matchers.every((matcher) => {
    const values = labels.get(matcher.label.text)
    return values === undefined || narrowed(values, matcher) !== undefined
  })

const passesJob = ({ labels }: Series, { matchers }: Selector): boolean => {
  const job = labels.get('job')
  return (
    job === undefined ||
    matchers.every((matcher) => matcher.label.text !== 'job' || narrowed(job, matcher) !== undefined)
  )
}

const WHOLE = (Object.keys(CATALOGUES) as ExporterName[]).filter((name) => !catalogueOf(name).partial)

/** Every metric of every catalogue, those of parts that are off among them. Of a program that is partly known, a name says nothing. */
const NAMES = once(
  () =>
    new Set(
      WHOLE.flatMap((name) => expositionBy({ name, parts: Object.keys(catalogueOf(name).parts) }).names()),
    ),
)

/** So many metrics with the same first word make it an exporter's own. */
const MANY = 9

/** The first words by which exporters name their metrics: `node`, `kube`, `container`. */
const FAMILIES = once(() => {
  const counted = Map.groupBy(NAMES(), familyOf)
  return new Set([...counted].filter(([, names]) => names.length >= MANY).map(([word]) => word))
})

const familyOf = (metric: string): string => metric.split('_')[0] ?? metric
