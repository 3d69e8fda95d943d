import { isDeepStrictEqual } from 'node:util'
import { together, type ChartValues } from '@fleet/validation/chart-values'
import { releaseOf, type Release } from './chart-references.ts'
import { renderChart } from './render-chart.ts'
import { clusters } from '../trees/clusters.ts'
import { objectsIn, objectsOf, type KubernetesObject } from '../trees/committed.ts'

/** Whether some values change the objects of the hub's release. @throws helm's message, where it cannot render them */
export const isHeeded = async (
  archive: string,
  { chart, values, besides = {} }: ChartValues,
): Promise<boolean> => {
  const release = releaseByName(chart)
  const before = together(release.values, besides)
  const [without, withValues] = await Promise.all([
    renderedOnce(archive, release, before),
    rendered(archive, release, together(before, values)),
  ])
  return !isDeepStrictEqual(without, withValues)
}

type Objects = Promise<readonly KubernetesObject[]>

const rendered = async (archive: string, release: Release, values: unknown): Objects =>
  objectsIn(await renderChart(archive, { ...release, values: values as Release['values'] }))

const kept = new Map<string, Objects>()

/** Most rows are compared with the same release. */
const renderedOnce = (archive: string, release: Release, values: unknown): Objects => {
  const key = JSON.stringify([archive, values])
  const found = kept.get(key) ?? rendered(archive, release, values)
  kept.set(key, found)
  return found
}

const releaseByName = (name: string): Release => {
  const release = objectsOf(clusters.hub.name)
    .filter(({ kind }) => kind === 'HelmRelease')
    .map(releaseOf)
    .find((one) => one.name === name)
  if (!release) throw new Error(`${clusters.hub.name} has no release ${name}`)
  return release
}
