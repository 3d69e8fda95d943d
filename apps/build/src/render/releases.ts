import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  chartFinder,
  FLUX_YAML,
  hasUnknown,
  isKnownChart,
  namespacedName,
  namespacedObject,
  textAt,
  valueAt,
  type Chart,
} from '@fleet/validation'
import { load, loadAll } from 'js-yaml'
import type { Tools } from './build-kustomization.ts'
import { configMapIn } from './config-maps.ts'
import { GET_HELM } from './helm.ts'
import { inside, type Repository } from './repository.ts'

/** What Helm makes of the releases of a tree. */
export interface RenderedReleases<Source> {
  /** The objects of charts, each with the release that makes it. */
  readonly made: readonly { readonly object: object; readonly source: Source }[]
  /** The releases that Helm rendered, as `namespace/name`. */
  readonly rendered: ReadonlySet<string>
  /** Those that it did not render, and why. */
  readonly failures: readonly { readonly release: string; readonly reason: string }[]
}

/**
 * Renders releases whose charts are in the repository, or in a folder that a person gives, by Helm. What known charts make is
 * known without it.
 */
export const renderReleases = async <Source extends { readonly object: object }>(
  tools: Tools,
  applied: readonly Source[],
): Promise<RenderedReleases<Source>> => {
  const known = { applied, chartOf: chartFinder(applied.map(({ object }) => object)) }
  const results = await Promise.all(applied.map((source) => renderRelease(tools, source, known)))
  return {
    made: results.flatMap((result) => result?.made ?? []),
    rendered: new Set(results.flatMap((result) => (result?.made ? [result.release] : []))),
    failures: results.flatMap((result) =>
      result?.reason === undefined ? [] : [{ release: result.release, reason: result.reason }],
    ),
  }
}

interface Known<Source> {
  readonly applied: readonly Source[]
  readonly chartOf: (release: object) => Chart | undefined
}

const renderRelease = async <Source extends { readonly object: object }>(
  { repository, charts, helm, copy }: Tools,
  source: Source,
  { applied, chartOf }: Known<Source>,
) => {
  const { object } = source
  if (textAt(object, 'kind') !== 'HelmRelease') return undefined
  const chart = chartFileOf(repository, charts, chartOf(object))
  if (chart === undefined) return undefined
  const own = { namespace: textAt(object, 'metadata', 'namespace'), name: textAt(object, 'metadata', 'name') }
  const release = namespacedName(own)
  const values = valuesOf(object, own.namespace, applied)
  if (!values) return { release, reason: 'some of its values are only known in the cluster' }
  const program = await helm()
  if (!program) return { release, reason: GET_HELM }
  const namespace = textAt(object, 'spec', 'targetNamespace') || own.namespace || 'default'
  const built = await program.template({
    name: textAt(object, 'spec', 'releaseName') || own.name,
    namespace,
    chart,
    values: values.map((one) => copy().addValues(one)),
  })
  if (!built.ok) return { release, reason: built.error }
  const objects = loadAll(built.output, { schema: FLUX_YAML }).filter(
    (one) => typeof one === 'object' && one !== null,
  )
  return { release, made: objects.map((one) => ({ object: namespacedObject(one, namespace), source })) }
}

/** What a release gives its chart: each part overrides those before it. Nothing where a part is in no file. */
const valuesOf = (
  release: object,
  namespace: string,
  applied: readonly { readonly object: object }[],
): readonly unknown[] | undefined => {
  const references = valueAt(release, ['spec', 'valuesFrom'])
  const given = Array.isArray(references)
    ? references.map((reference: object) => valuesIn(reference, namespace, applied))
    : []
  const values = [...given, valueAt(release, ['spec', 'values']) ?? {}]
  return given.includes(undefined) || hasUnknown(JSON.stringify(values)) ? undefined : values
}

/** The values that a ConfigMap of the tree holds. A single value for one path is not read. */
const valuesIn = (
  reference: object,
  namespace: string,
  applied: readonly { readonly object: object }[],
): unknown => {
  if (textAt(reference, 'kind') !== 'ConfigMap' || textAt(reference, 'targetPath') !== '') return undefined
  const data = configMapIn(applied, textAt(reference, 'name'), namespace)
  const text = textAt(data, textAt(reference, 'valuesKey') || 'values.yaml')
  return text === '' ? undefined : load(text, { schema: FLUX_YAML })
}

/** A chart in the repository itself, or among those that a person gives; nothing for a known one and one that is not there. */
const chartFileOf = (
  repository: Repository,
  charts: string | undefined,
  chart: Chart | undefined,
): string | undefined => {
  if (!chart || hasUnknown(chart.name) || isKnownChart(chart.name)) return undefined
  const { name, version } = chart
  const path = inside('', name)
  if (path !== undefined && repository.kindOf(join(path, 'Chart.yaml')) === 'file')
    return join(repository.root, path)
  if (charts === undefined) return undefined
  const names = [`${name}-${version}.tgz`, `${name}.tgz`, name]
  return names.map((file) => join(charts, file)).find((file) => existsSync(file))
}
