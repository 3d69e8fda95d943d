import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { cacheFolder, programFile } from '../engines/engines.ts'
import { clusters } from '../trees/clusters.ts'
import { archiveIn, chartsOf, type ChartReference } from './chart-references.ts'

/** Of one chart. A registry that is in reach answers in a few. */
const secondsToPull = 30

const pull = (folder: string, { host, repository, tag }: ChartReference): boolean =>
  spawnSync(
    programFile('helm'),
    ['pull', `oci://${host}/${repository}`, `--version=${tag}`, `--destination=${folder}`],
    { timeout: secondsToPull * 1000, stdio: 'ignore' },
  ).status === 0

/**
 * Has the archives of all charts of the hub's tree in the user's cache, where the network gives them.
 * @returns their folder, or nothing where a chart cannot be pulled
 */
export const pullCharts = (): string | undefined => {
  const folder = cacheFolder('charts')
  mkdirSync(folder, { recursive: true })
  const areThere = chartsOf(clusters.hub.name).every(
    (chart) => archiveIn(folder, chart) ?? pull(folder, chart),
  )
  return areThere ? folder : undefined
}
