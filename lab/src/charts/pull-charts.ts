import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { cacheFolder, programFile } from '../engines/engines.ts'
import { clusters } from '../trees/clusters.ts'
import { archiveIn, chartsOf, type ChartReference } from './chart-references.ts'

/** The time-out for one chart. A reachable registry answers in a few seconds. */
const secondsToPull = 30

/**
 * Pulls a chart's archive into a folder.
 * @returns the digest that the registry states of it; nothing where it cannot be pulled
 * @throws where the tree pins another digest: the tag has moved
 */
export const pullChart = (folder: string, chart: ChartReference): string | undefined => {
  const { host, repository, tag, digest: pinned } = chart
  const { status, stdout, stderr } = spawnSync(
    programFile('helm'),
    ['pull', `oci://${host}/${repository}`, `--version=${tag}`, `--destination=${folder}`],
    { timeout: secondsToPull * 1000, encoding: 'utf8' },
  )
  if (status !== 0) return undefined
  const digest = /^Digest: (\S+)$/m.exec(`${stdout}\n${stderr}`)?.[1] ?? 'of no digest that helm states'
  if (pinned !== undefined && digest !== pinned)
    throw new Error(`${repository}:${tag} is ${digest}, and the tree pins ${pinned}`)
  return digest
}

/**
 * Pulls the archives of all charts of the hub's tree into the user's cache.
 * @returns their folder, or nothing where a chart cannot be pulled
 */
export const pullCharts = (): string | undefined => {
  const folder = cacheFolder('charts')
  mkdirSync(folder, { recursive: true })
  const areThere = chartsOf(clusters.hub.name).every(
    (chart) => archiveIn(folder, chart) ?? pullChart(folder, chart),
  )
  return areThere ? folder : undefined
}
