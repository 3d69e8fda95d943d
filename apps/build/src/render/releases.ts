import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { FLUX_YAML, hasUnknown, isKnownChart, namespacedObject, valueAt } from '@fleet/validation'
import { load, loadAll } from 'js-yaml'
import type { Tools } from './build-kustomization.ts'
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
  const results = await Promise.all(applied.map((source) => renderRelease(tools, source, applied)))
  return {
    made: results.flatMap((result) => result?.made ?? []),
    rendered: new Set(results.flatMap((result) => (result?.made ? [result.release] : []))),
    failures: results.flatMap((result) =>
      result?.reason === undefined ? [] : [{ release: result.release, reason: result.reason }],
    ),
  }
}

const renderRelease = async <Source extends { readonly object: object }>(
  { repository, charts, helm, copy }: Tools,
  source: Source,
  applied: readonly Source[],
) => {
  const { object } = source
  if (textAt(object, 'kind') !== 'HelmRelease') return undefined
  const chart = chartFileOf(repository, charts, object, applied)
  if (chart === undefined) return undefined
  const namespace =
    textAt(object, 'spec', 'targetNamespace') ?? textAt(object, 'metadata', 'namespace') ?? 'default'
  const name = textAt(object, 'spec', 'releaseName') ?? textAt(object, 'metadata', 'name') ?? ''
  const release = `${textAt(object, 'metadata', 'namespace') ?? ''}/${textAt(object, 'metadata', 'name') ?? ''}`
  const values = valuesOf(object, applied)
  if (!values) return { release, reason: 'some of its values are only known in the cluster' }
  const program = await helm()
  if (!program) return { release, reason: GET_HELM }
  const built = await program.template({
    name,
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
  applied: readonly { readonly object: object }[],
): readonly unknown[] | undefined => {
  const references = valueAt(release, ['spec', 'valuesFrom'])
  const given = Array.isArray(references)
    ? references.map((reference: object) => valuesIn(reference, release, applied))
    : []
  const values = [...given, valueAt(release, ['spec', 'values']) ?? {}]
  return given.includes(undefined) || hasUnknown(JSON.stringify(values)) ? undefined : values
}

/** The values that a ConfigMap of the tree holds. A single value for one path is not read. */
const valuesIn = (
  reference: object,
  release: object,
  applied: readonly { readonly object: object }[],
): unknown => {
  if (textAt(reference, 'kind') !== 'ConfigMap' || textAt(reference, 'targetPath') !== undefined)
    return undefined
  const map = applied.find(
    ({ object }) =>
      textAt(object, 'kind') === 'ConfigMap' &&
      textAt(object, 'metadata', 'name') === textAt(reference, 'name') &&
      textAt(object, 'metadata', 'namespace') === textAt(release, 'metadata', 'namespace'),
  )
  const text = map && textAt(map.object, 'data', textAt(reference, 'valuesKey') ?? 'values.yaml')
  return text === undefined ? undefined : load(text, { schema: FLUX_YAML })
}

const textAt = (object: object, ...path: string[]): string | undefined => {
  const value = valueAt(object, path)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A chart in the repository itself, or among those that a person gives; nothing for a known one and one that is not there. */
const chartFileOf = (
  repository: Repository,
  charts: string | undefined,
  release: object,
  applied: readonly { readonly object: object }[],
): string | undefined => {
  const { name, version } = chartOf(release, applied)
  if (name === undefined || hasUnknown(name) || isKnownChart(name)) return undefined
  const path = inside('', name)
  if (path !== undefined && repository.kindOf(join(path, 'Chart.yaml')) === 'file')
    return join(repository.root, path)
  if (charts === undefined) return undefined
  const names = [`${name}-${version}.tgz`, `${name}.tgz`, name]
  return names.map((file) => join(charts, file)).find((file) => existsSync(file))
}

const chartOf = (release: object, applied: readonly { readonly object: object }[]) => {
  const name = textAt(release, 'spec', 'chart', 'spec', 'chart')
  if (name !== undefined) return { name, version: textAt(release, 'spec', 'chart', 'spec', 'version') }
  const reference = textAt(release, 'spec', 'chartRef', 'name')
  const source = applied.find(
    ({ object }) =>
      textAt(object, 'kind') === 'OCIRepository' && textAt(object, 'metadata', 'name') === reference,
  )
  return {
    name: source && textAt(source.object, 'spec', 'url')?.split('/').at(-1),
    version: source && textAt(source.object, 'spec', 'ref', 'tag'),
  }
}
